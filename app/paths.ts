/**
 * The addresses of the site, relative to its root, for pages, emails, feeds and commands. routes.ts says which page answers each;
 * tests/architecture/addresses.test.ts proves that both agree.
 */

/** The parameters of a query; those that are undefined are left out. */
export type Query = Readonly<Record<string, string | number | undefined>>

/** `?case=…&in=…`, or nothing. */
export function formatQuery(query: Query): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`
}

const join = (...segments: readonly string[]): string => `/${segments.map(encodeURIComponent).join('/')}`

/** The same page in another language: its first segment is the language. */
export const pathInLanguage = (path: string, lang: string): string => path.replace(/^\/[^/?]*/, join(lang))

export const homePath = (lang: string) => join(lang)
export const numbersPath = (lang: string) => join(lang, 'numbers')
export const privacyPath = (lang: string) => join(lang, 'privacy')

export const campaignPath = (lang: string, slug: string) => join(lang, 'campaigns', slug)
export const campaignPicturePath = (lang: string, slug: string) =>
  join(lang, 'campaigns', slug, 'picture.png')
export const deadlinePath = (lang: string, slug: string) => join(lang, 'campaigns', slug, 'deadline.ics')
export const casePath = (lang: string, slug: string, caseId: string) =>
  join(lang, 'campaigns', slug, 'cases', caseId)
export const casePicturePath = (lang: string, slug: string, caseId: string) =>
  join(lang, 'campaigns', slug, 'cases', caseId, 'picture.png')

/** The page that a letter or a post links to: of its case, or of the campaign. */
export const subjectPath = (lang: string, slug: string, caseId?: string) =>
  caseId === undefined ? campaignPath(lang, slug) : casePath(lang, slug, caseId)

/** The page where a supporter chooses whom to write to. */
export const recipientsPath = (lang: string, slug: string, query: Query = {}) =>
  join(lang, 'campaigns', slug, 'write') + formatQuery(query)
/** The address that turns the recipients that were ticked into a round. */
export const roundPath = (lang: string, slug: string) => join(lang, 'campaigns', slug, 'round')
export const letterPath = (lang: string, slug: string, recipientId: string, query: Query = {}) =>
  join(lang, 'campaigns', slug, 'write', recipientId) + formatQuery(query)
/** Where the forms of a letter are posted: sent by the server, reported as sent, or made into a file. */
export const letterActionPath = (
  lang: string,
  slug: string,
  recipientId: string,
  action: 'send' | 'sent' | 'pdf' | 'eml',
  query: Query = {},
) => join(lang, 'campaigns', slug, 'write', recipientId, action) + formatQuery(query)
export const sharePath = (lang: string, slug: string, query: Query = {}) =>
  join(lang, 'campaigns', slug, 'share') + formatQuery(query)
export const thanksPath = (lang: string, slug: string, query: Query = {}) =>
  join(lang, 'campaigns', slug, 'thanks') + formatQuery(query)

export const statementPath = (lang: string, slug: string, query: Query = {}) =>
  join(lang, 'campaigns', slug, 'statement') + formatQuery(query)
export const statementFilePath = (
  lang: string,
  slug: string,
  format: 'pdf' | 'docx' | 'txt',
  query: Query = {},
) => join(lang, 'campaigns', slug, `statement.${format}`) + formatQuery(query)
export const statementPicturePath = (lang: string, slug: string) =>
  join(lang, 'campaigns', slug, 'statement', 'picture.png')
export const signatoriesPath = (lang: string, slug: string, query: Query = {}) =>
  join(lang, 'campaigns', slug, 'statement', 'signatories') + formatQuery(query)
export const changesPath = (lang: string, slug: string, query: Query = {}) =>
  join(lang, 'campaigns', slug, 'statement', 'changes') + formatQuery(query)
export const updatesPath = (lang: string, slug: string) => join(lang, 'campaigns', slug, 'updates.xml')
export const signPath = (lang: string, slug: string, query: Query = {}) =>
  join(lang, 'campaigns', slug, 'sign') + formatQuery(query)
export const embedPath = (lang: string, slug: string, query: Query = {}) =>
  join('embed', lang, slug) + formatQuery(query)

/** The page that shows what a link of an email asks to confirm. Emails of November 2026 and before say `signature/{token}` too. */
export const confirmPath = (lang: string, token: string) => join(lang, 'confirm', token)
/** The page that shows what is stored of a person. Emails of November 2026 and before say `signature/{token}/yours` too. */
export const managePath = (lang: string, token: string) => join(lang, 'yours', token)

export const mailboxPath = (lang: string) => join(lang, 'mailbox')
export const mailboxMessagePath = (lang: string, id: string) => join(lang, 'mailbox', id)

export const counterApiPath = (slug: string) => join('api', 'v1', 'campaigns', slug, 'counter')
export const signaturesApiPath = (slug: string) => join('api', 'v1', 'campaigns', slug, 'signatures')
export const partnerContactsApiPath = (slug: string, partner: string) =>
  join('api', 'v1', 'campaigns', slug, 'partners', partner, 'contacts.csv')
