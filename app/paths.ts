/**
 * The addresses of the site, relative to its root, as pages, emails, feeds and commands write them. routes.ts says which page
 * answers each; a test proves that both agree. A query leaves out what is undefined.
 */
export type Query = Readonly<Record<string, string | number | undefined>>

const segments = (...parts: readonly string[]): string => `/${parts.map(encodeURIComponent).join('/')}`

const withQuery = (path: string, query: Query = {}): string => {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`
}

export const homePath = (lang: string) => segments(lang)
export const numbersPath = (lang: string) => segments(lang, 'numbers')
export const privacyPath = (lang: string) => segments(lang, 'privacy')

export const campaignPath = (lang: string, slug: string) => segments(lang, 'campaigns', slug)
export const campaignPicturePath = (lang: string, slug: string) => `${campaignPath(lang, slug)}/picture.png`
export const deadlinePath = (lang: string, slug: string) => `${campaignPath(lang, slug)}/deadline.ics`
export const casePath = (lang: string, slug: string, caseId: string) =>
  segments(lang, 'campaigns', slug, 'cases', caseId)
export const casePicturePath = (lang: string, slug: string, caseId: string) =>
  `${casePath(lang, slug, caseId)}/picture.png`

/** The page where a supporter chooses whom to write to. */
export const recipientsPath = (lang: string, slug: string, query?: Query) =>
  withQuery(`${campaignPath(lang, slug)}/write`, query)
export const roundPath = (lang: string, slug: string) => `${campaignPath(lang, slug)}/round`
export const letterPath = (lang: string, slug: string, recipientId: string, query?: Query) =>
  withQuery(segments(lang, 'campaigns', slug, 'write', recipientId), query)
export const sharePath = (lang: string, slug: string, query?: Query) =>
  withQuery(`${campaignPath(lang, slug)}/share`, query)
export const thanksPath = (lang: string, slug: string, query?: Query) =>
  withQuery(`${campaignPath(lang, slug)}/thanks`, query)

export const statementPath = (lang: string, slug: string, query?: Query) =>
  withQuery(`${campaignPath(lang, slug)}/statement`, query)
export const statementFilePath = (
  lang: string,
  slug: string,
  format: 'pdf' | 'docx' | 'txt',
  query?: Query,
) => withQuery(`${campaignPath(lang, slug)}/statement.${format}`, query)
export const statementPicturePath = (lang: string, slug: string) =>
  `${campaignPath(lang, slug)}/statement/picture.png`
export const signatoriesPath = (lang: string, slug: string, query?: Query) =>
  withQuery(`${campaignPath(lang, slug)}/statement/signatories`, query)
export const changesPath = (lang: string, slug: string, query?: Query) =>
  withQuery(`${campaignPath(lang, slug)}/statement/changes`, query)
export const updatesPath = (lang: string, slug: string) => `${campaignPath(lang, slug)}/updates.xml`
export const signPath = (lang: string, slug: string, query?: Query) =>
  withQuery(`${campaignPath(lang, slug)}/sign`, query)
export const embedPath = (lang: string, slug: string, query?: Query) =>
  withQuery(segments('embed', lang, slug), query)

/** The page that shows what a link of an email asks to confirm. Emails of November 2026 and before say `signature/{token}` too. */
export const confirmPath = (lang: string, token: string) => segments(lang, 'confirm', token)
/** The page that shows what is stored of a person. Emails of November 2026 and before say `signature/{token}/yours` too. */
export const managePath = (lang: string, token: string) => segments(lang, 'yours', token)

export const mailboxPath = (lang: string) => segments(lang, 'mailbox')
export const mailboxMessagePath = (lang: string, id: string) => segments(lang, 'mailbox', id)

export const counterApiPath = (slug: string) => segments('api', 'v1', 'campaigns', slug, 'counter')
export const signaturesApiPath = (slug: string) => segments('api', 'v1', 'campaigns', slug, 'signatures')
export const partnerContactsApiPath = (slug: string, partner: string) =>
  segments('api', 'v1', 'campaigns', slug, 'partners', partner, 'contacts.csv')
