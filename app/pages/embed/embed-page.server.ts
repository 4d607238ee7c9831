import { latestVersion, statementWords, type Statement } from '#app/statement/statement.ts'
import { displayedVersionCounts, type VersionCounts } from '#app/signature/signatories/version-counts.ts'
import type { TotalDifferences } from '#app/signature/signatories/displayed-counts.ts'
import type { SignatureCounts } from '#app/statement/signatory.ts'
import type { SignPageView } from '#app/pages/sign/sign-page.tsx'
import type { Context } from '#app/context.ts'
import { contentPolicy } from '#app/host/response/security-headers.ts'
import type { signPageView } from '#app/pages/sign/sign-page.server.ts'
import { embedPath } from '#app/paths.ts'

type SignFormView = ReturnType<typeof signPageView>

/** Only the sites of this statement's partners may frame the page. No cache may keep it, since a form's token is in it. */
export const embedHeaders = ({ partners }: Pick<Statement, 'partners'>): Record<string, string> => ({
  'Cache-Control': 'no-store',
  'Content-Security-Policy': contentPolicy([...new Set(partners.flatMap(({ frames }) => frames))]),
  // A partner that isolates its own page (COEP) may still frame ours.
  'Cross-Origin-Resource-Policy': 'cross-origin',
})

/** An open letter in a frame; its form stays in the frame. */
export interface EmbedPageView {
  slug: string
  title: string
  lead: string
  counts: SignatureCounts
  differences?: TotalDifferences | undefined
  versionCounts: VersionCounts[]
  form: SignPageView
}

export async function embedPageView(
  app: Context,
  statement: Statement,
  lang: string,
  form: SignFormView,
): Promise<EmbedPageView> {
  const { title, lead } = statementWords(statement, lang)
  const { counts, versions } = await app.signatories.of(statement.slug)
  const differences = app.signatories.differences(statement.slug)
  return {
    slug: statement.slug,
    title,
    lead,
    counts,
    differences,
    versionCounts: displayedVersionCounts(versions, latestVersion(statement), statement, differences),
    form: rewriteFrameLinks(statement, lang, form),
  }
}

/** The same form with the addresses of the frame. */
export function rewriteFrameLinks(statement: Statement, lang: string, form: SignFormView): SignFormView {
  const inFrame = (href: string) => href.replace(/^[^?]*/, embedPath(lang, statement.slug))
  return {
    ...form,
    action: inFrame(form.action),
    kinds: form.kinds.map(({ kind, href }) => ({ kind, href: inFrame(href) })),
  }
}
