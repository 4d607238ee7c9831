/**
 * The map of the site: every address and the file of the page that answers it. remix.config.js passes it to Remix; paths.ts
 * builds the same addresses, and tests/architecture/addresses.test.ts compares both.
 */
export interface SiteRoute {
  /** with `:name` for a parameter; a layout has none */
  path?: string
  /** the module, below app/ */
  file: string
  /** an index route has no routes below it, and answers a form post to its own address */
  index?: boolean
  /** unique; for the second address of a module */
  id?: string
  children?: readonly SiteRoute[]
}

const route = (path: string, file: string): SiteRoute => ({ path, file: `pages/${file}` })
const index = (path: string, file: string): SiteRoute => ({ path, file: `pages/${file}`, index: true })

const campaign = ':lang/campaigns/:slug'

/** Pages, inside the frame of the site. */
const pages: readonly SiteRoute[] = [
  index(':lang', 'home/route.tsx'),
  route(':lang/numbers', 'numbers/route.tsx'),
  route(':lang/privacy', 'privacy/route.tsx'),

  index(campaign, 'campaign/route.tsx'),
  route(`${campaign}/cases/:case`, 'case/route.tsx'),
  index(`${campaign}/write`, 'recipients/route.tsx'),
  route(`${campaign}/write/:state`, 'letter/route.tsx'),
  route(`${campaign}/write/:state/send`, 'send/route.tsx'),
  route(`${campaign}/write/:state/sent`, 'letter/sent-route.tsx'),
  route(`${campaign}/share`, 'share/route.tsx'),
  route(`${campaign}/thanks`, 'thanks/route.tsx'),

  route(`${campaign}/statement`, 'statement/route.tsx'),
  route(`${campaign}/statement/signatories`, 'statement-signatories/route.tsx'),
  route(`${campaign}/statement/changes`, 'statement-changes/route.tsx'),
  route(`${campaign}/sign`, 'sign/route.tsx'),
  route('embed/:lang/:slug', 'embed/route.tsx'),

  route(':lang/confirm/:token', 'confirmation/confirm/route.tsx'),
  route(':lang/yours/:token', 'confirmation/manage/route.tsx'),
  // Links to signatures in emails of November 2026 and before.
  { ...route(':lang/signature/:token', 'confirmation/confirm/route.tsx'), id: 'confirm-signature-link' },
  { ...route(':lang/signature/:token/yours', 'confirmation/manage/route.tsx'), id: 'manage-signature-link' },

  index(':lang/mailbox', 'mailbox/route.tsx'),
  route(':lang/mailbox/:id', 'mailbox/message-route.tsx'),

  route('*', 'not-found/route.tsx'),
]

/** Redirects, files, pictures and data. */
const resources: readonly SiteRoute[] = [
  { index: true, file: 'pages/home/redirect-route.ts' },
  route(`${campaign}/round`, 'recipients/round-route.ts'),
  route(`${campaign}/write/:state/eml`, 'letter/files/eml-route.ts'),
  route(`${campaign}/write/:state/pdf`, 'letter/files/pdf-route.ts'),
  route(`${campaign}/picture.png`, 'campaign/picture-route.ts'),
  route(`${campaign}/cases/:case/picture.png`, 'case/picture-route.ts'),
  route(`${campaign}/deadline.ics`, 'campaign/deadline-route.ts'),
  route(`${campaign}/statement.pdf`, 'statement/documents/pdf-route.ts'),
  route(`${campaign}/statement.docx`, 'statement/documents/docx-route.ts'),
  route(`${campaign}/statement.txt`, 'statement/documents/txt-route.ts'),
  route(`${campaign}/statement/picture.png`, 'statement/documents/picture-route.ts'),
  route(`${campaign}/updates.xml`, 'statement/documents/updates-route.ts'),
  route('api/v1/campaigns/:slug/counter', 'api/counter-route.ts'),
  route('api/v1/campaigns/:slug/signatures', 'api/signatures-route.ts'),
  route('api/v1/campaigns/:slug/partners/:partner/contacts.csv', 'api/partner-contacts-route.ts'),
]

export const siteRoutes: readonly SiteRoute[] = [
  { file: 'pages/layout/route.tsx', children: pages },
  ...resources,
]
