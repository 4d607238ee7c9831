import { latestVersion, statementWords, type Statement } from '#app/statement/statement.ts'
import { displayedVersionCounts } from '#app/signature/signatories/version-counts.ts'
import type { Context } from '#app/context.ts'
import { contentPolicy } from '#app/host/response/security-headers.ts'
import type { signPageView } from '#app/pages/sign/sign-page.server.ts'
import { statementPath } from '#app/pages/statement/require-statement.server.ts'

type SignFormView = ReturnType<typeof signPageView>

/** Framed by the sites of this statement's partners and by nobody else; kept by nobody, since a form's token is in it. */
export const embedHeaders = ({ partners }: Pick<Statement, 'partners'>): Record<string, string> => ({
  'Cache-Control': 'no-store',
  'Content-Security-Policy': contentPolicy([...new Set(partners.flatMap(({ frames }) => frames))]),
  // A partner that isolates its own page (COEP) may still frame ours.
  'Cross-Origin-Resource-Policy': 'cross-origin',
})

/** What the frame shows; its form stays in the frame. */
export async function embedView(app: Context, statement: Statement, lang: string, form: SignFormView) {
  const { title, lead } = statementWords(statement, lang)
  const { counts, versions } = await app.signatories.of(statement.slug)
  const differences = app.signatories.differences(statement.slug)
  return {
    title,
    lead,
    home: statementPath(statement, lang),
    counts,
    differences,
    versionCounts: displayedVersionCounts(versions, latestVersion(statement), statement, differences),
    form: rewriteFrameLinks(statement, lang, form),
  }
}

/** The same form, whose addresses are those of the frame. */
export function rewriteFrameLinks(statement: Statement, lang: string, form: SignFormView): SignFormView {
  const inFrame = (href: string) => href.replace(/^[^?]*/, `/embed/${lang}/${statement.slug}`)
  return {
    ...form,
    action: inFrame(form.action),
    kinds: form.kinds.map(({ kind, href }) => ({ kind, href: inFrame(href) })),
  }
}
