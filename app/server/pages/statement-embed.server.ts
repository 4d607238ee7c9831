import { latestVersion, statementWords, type Statement } from '../../domain/statement/statement.ts'
import { sayVersions } from '../../domain/statement/version-counts.ts'
import type { Context } from '../../context.ts'
import { contentPolicy } from '../../host/response/security-headers.ts'
import type { showSignPage } from '../statement/sign-page.server.ts'
import { pathOfStatement } from './statement-require.server.ts'

type SignShown = ReturnType<typeof showSignPage>

/** Framed by the sites of this statement's partners and by nobody else; kept by nobody, since a form's token is in it. */
export const embedHeaders = ({ partners }: Pick<Statement, 'partners'>): Record<string, string> => ({
  'Cache-Control': 'no-store',
  'Content-Security-Policy': contentPolicy([...new Set(partners.flatMap(({ frames }) => frames))]),
  // A partner that isolates its own page (COEP) may still frame ours.
  'Cross-Origin-Resource-Policy': 'cross-origin',
})

/** What the frame shows; its form stays in the frame. */
export async function showEmbed(app: Context, statement: Statement, lang: string, form: SignShown) {
  const { title, lead } = statementWords(statement, lang)
  const { counts, versions } = await app.rolls.of(statement.slug)
  const differences = app.rolls.differences(statement.slug)
  return {
    title,
    lead,
    home: pathOfStatement(statement, lang),
    counts,
    differences,
    versionCounts: sayVersions(versions, latestVersion(statement), statement, differences),
    form: keepInFrame(statement, lang, form),
  }
}

/** The same form, whose addresses are those of the frame. */
export function keepInFrame(statement: Statement, lang: string, form: SignShown): SignShown {
  const inFrame = (href: string) => href.replace(/^[^?]*/, `/embed/${lang}/${statement.slug}`)
  return {
    ...form,
    action: inFrame(form.action),
    kinds: form.kinds.map(({ kind, href }) => ({ kind, href: inFrame(href) })),
  }
}
