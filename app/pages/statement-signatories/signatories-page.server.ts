import { formatCountry } from '#app/reference/country.ts'
import { signatoryKinds, type SignatoryKind } from '#app/statement/signatory.ts'
import { latestVersion, statementWords, type Statement } from '#app/statement/statement.ts'
import type { Context } from '#app/context.ts'
import { namesPerPage, signatoriesView } from '#app/pages/statement/statement-page.server.ts'
import { statementPageNotFound } from '#app/pages/statement/require-statement.server.ts'
import { signatoryLineView } from '#app/signature/signatory/signatory-line.ts'

const orders = ['name', 'country', 'date', 'hand'] as const
type Order = (typeof orders)[number]

/** What is asked of the list, as it stands in the address. */
export interface SignatoriesRequest {
  kind: SignatoryKind
  order: Order
  q: string
  country: string | undefined
  page: number
}

/** A page of the list of signatories: those found, in the order asked for. */
export async function signatoriesPageView(
  app: Context,
  statement: Statement,
  lang: string,
  query: URLSearchParams,
) {
  const { counts } = await app.signatories.of(statement.slug)
  const kinds = signatoryKinds.filter((kind) => counts[kind].listed > 0)
  const asked = parseSignatoriesRequest(statement, lang, query, kinds)
  const { kind, order, q, country } = asked
  const roll = await app.signatories.of(statement.slug, { kind, order, lang })
  const codes = [...roll.countries.keys()]
  if (country !== undefined && !codes.includes(country)) throw statementPageNotFound(statement, lang)
  const found = roll.page({ kind, order, lang, q, country, page: asked.page, size: namesPerPage })
  // Else the same page would be served, and kept, under any number.
  if (asked.page > Math.max(1, found.pages)) throw statementPageNotFound(statement, lang)
  const { compare } = new Intl.Collator(lang)
  return {
    ...signatoriesView(app, statement, lang, roll),
    slug: statement.slug,
    title: statementWords(statement, lang).title,
    asked,
    defaultOrder: statement.order,
    kinds,
    orders: orders.filter((one) => one !== 'hand' || statement.elsewhere !== undefined),
    countries: codes
      .map((code) => ({ code, name: formatCountry(code, lang) }))
      .toSorted((a, b) => compare(a.name, b.name)),
    found: found.total,
    pages: found.pages,
    first: (asked.page - 1) * namesPerPage + 1,
    entries: found.entries.map((signatory) => signatoryLineView(signatory, lang, latestVersion(statement))),
  }
}

function parseSignatoriesRequest(
  statement: Statement,
  lang: string,
  query: URLSearchParams,
  kinds: readonly SignatoryKind[],
): SignatoriesRequest {
  const choose = <T extends string>(name: string, known: readonly T[], otherwise: T): T => {
    const asked = query.get(name) ?? ''
    const found = asked === '' ? otherwise : known.find((one) => one === asked)
    if (found === undefined) throw statementPageNotFound(statement, lang)
    return found
  }
  const page = query.get('page') ?? '1'
  if (!/^[1-9]\d{0,6}$/.test(page)) throw statementPageNotFound(statement, lang)
  return {
    kind: choose('kind', signatoryKinds, kinds[0] ?? 'organisation'),
    order: choose('order', orders, statement.order),
    q: (query.get('q') ?? '').trim().slice(0, 100),
    country: query.get('country') || undefined,
    page: Number(page),
  }
}
