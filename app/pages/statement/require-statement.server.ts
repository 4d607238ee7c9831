import { redirect } from '@remix-run/node'
import { statementWords, type Statement } from '#app/statement/statement.ts'
import type { Context } from '#app/context.ts'
import {
  unavailableResponse,
  requireLanguage,
  type CampaignParams,
} from '#app/pages/require-campaign.server.ts'
import { statementPath } from '#app/paths.ts'

export type StatementParams = CampaignParams

/** The open letter of the address in a language it has; answers 404 with the open letters or languages there are. */
export function requireStatement(
  app: Context,
  params: StatementParams,
): { statement: Statement; lang: string } {
  const lang = requireLanguage(app, params.lang)
  const statement = app.statements.get(params.slug ?? '')
  if (!statement)
    throw unavailableResponse({
      code: 'unknown-statement',
      links: [...app.statements.values()]
        .filter(({ languages }) => languages.includes(lang))
        .map((s) => ({ href: statementPath(lang, s.slug), label: statementWords(s, lang).title })),
    })
  if (!statement.languages.includes(lang))
    throw unavailableResponse({
      code: 'unknown-language',
      links: statement.languages.map((l) => ({
        href: statementPath(l, statement.slug),
        label: `${app.locales.get(l)?.name ?? l}: ${statementWords(statement, l).title}`,
        lang: l,
      })),
    })
  return { statement, lang }
}

/** The version that a query names, or the newest without one; answers 404 for an unknown version. */
export function requireVersion(statement: Statement, lang: string, requested: string | null): number {
  const { versions } = statement
  if (requested === null || requested === '') return versions.length
  const n = /^[1-9]\d?$/.test(requested) ? Number(requested) : 0
  if (n >= 1 && n <= versions.length) return n
  throw statementPageNotFound(statement, lang)
}

/** The refusal of a page that an open letter does not have, with a link back to it. */
export const statementPageNotFound = (statement: Statement, lang: string): Response =>
  unavailableResponse({
    code: 'not-found',
    links: [{ href: statementPath(lang, statement.slug), label: statementWords(statement, lang).title }],
  })

/** The languages in which an address has a page: those of its open letter, of its campaign, or all. */
export function listPageLanguages(
  app: Context,
  pathname: string,
  slug: string | undefined,
): readonly string[] {
  const campaign = app.campaigns.get(slug ?? '')
  const statement = app.statements.get(slug ?? '')
  const isOfStatement = /\/campaigns\/[^/]+\/(?:statement|sign)(?:\/|$)/.test(pathname)
  const source = isOfStatement ? statement : (campaign ?? statement)
  return source?.languages ?? [...app.locales.keys()]
}

/** A folder with an open letter and no campaign: the address of the campaign redirects to the open letter. */
export function redirectToStatement(app: Context, { lang, slug = '' }: StatementParams): void {
  if (app.campaigns.has(slug) || !app.statements.has(slug)) return
  throw redirect(statementPath(requireLanguage(app, lang), slug), 302)
}

/** The title of the open letter beside a campaign, in a language that both have. */
export function findStatementTitle({ statements }: Context, slug: string, lang: string): string | undefined {
  return statements.get(slug)?.words.get(lang)?.title
}

/**
 * The partner whose site a visitor comes from (`?from=`). An unknown one is removed by a redirect: the page cache would keep a page
 * for every made-up name.
 */
export function requirePartner({ partners }: Statement, url: string): string | undefined {
  const { pathname, searchParams } = new URL(url)
  const from = searchParams.get('from')
  if (from === null || partners.some(({ id }) => id === from)) return from ?? undefined
  searchParams.delete('from')
  const query = searchParams.toString()
  throw redirect(query === '' ? pathname : `${pathname}?${query}`, 302)
}
