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

/** The open letter of the address in a language it has, or a page that offers what there is. */
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

/** Version n from a query; without one the newest. One that there is not is a page that says so. */
export function requireVersion(statement: Statement, lang: string, asked: string | null): number {
  const { versions } = statement
  if (asked === null || asked === '') return versions.length
  const n = /^[1-9]\d?$/.test(asked) ? Number(asked) : 0
  if (n >= 1 && n <= versions.length) return n
  throw statementPageNotFound(statement, lang)
}

/** A page of an open letter that there is not, with the way back to it. */
export const statementPageNotFound = (statement: Statement, lang: string): Response =>
  unavailableResponse({
    code: 'not-found',
    links: [{ href: statementPath(lang, statement.slug), label: statementWords(statement, lang).title }],
  })

/** The languages that an address can be had in: those of its open letter, of its campaign, or all. */
export function listPageLanguages(
  app: Context,
  pathname: string,
  slug: string | undefined,
): readonly string[] {
  const campaign = app.campaigns.get(slug ?? '')
  const statement = app.statements.get(slug ?? '')
  const isOfStatement = /\/campaigns\/[^/]+\/(?:statement|sign)(?:\/|$)/.test(pathname)
  const written = isOfStatement ? statement : (campaign ?? statement)
  return written?.languages ?? [...app.locales.keys()]
}

/** A folder with an open letter and no campaign has its page there: the campaign's address leads to it. */
export function redirectToStatement(app: Context, { lang, slug = '' }: StatementParams): void {
  if (app.campaigns.has(slug) || !app.statements.has(slug)) return
  throw redirect(statementPath(requireLanguage(app, lang), slug), 302)
}

/** The title of the open letter beside a campaign, in a language that both have. */
export function findStatementTitle({ statements }: Context, slug: string, lang: string): string | undefined {
  return statements.get(slug)?.words.get(lang)?.title
}

/**
 * The partner whose site somebody comes from. An unknown one is taken out of the address: else every made-up name would be a page
 * of its own to keep.
 */
export function requirePartner({ partners }: Statement, url: string): string | undefined {
  const { pathname, searchParams } = new URL(url)
  const from = searchParams.get('from')
  if (from === null || partners.some(({ id }) => id === from)) return from ?? undefined
  searchParams.delete('from')
  const query = searchParams.toString()
  throw redirect(query === '' ? pathname : `${pathname}?${query}`, 302)
}
