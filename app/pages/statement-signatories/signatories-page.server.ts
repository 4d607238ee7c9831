import type { Context } from '#app/context.ts'
import {
  namesPerPage,
  signaturesView,
  type SignaturesView,
} from '#app/pages/statement/signatures/signatures-view.server.ts'
import { statementPageNotFound } from '#app/pages/statement/require-statement.server.ts'
import { formatCountry } from '#app/reference/country.ts'
import { signatoryLineView, type SignatoryLineView } from '#app/signature/signatory/signatory-line.ts'
import { signatoryKinds, type SignatoryKind } from '#app/statement/signatory.ts'
import { latestVersion, statementWords, type Statement } from '#app/statement/statement.ts'

const orders = ['name', 'country', 'date', 'hand'] as const
type Order = (typeof orders)[number]

/** The part of the list that an address requests. */
export interface SignatoriesRequest {
  kind: SignatoryKind
  order: Order
  q: string
  country?: string | undefined
  /** from 1 */
  page: number
}

/** One page of the list of signatories: those found, in the requested order. */
export interface SignatoriesPageView extends SignaturesView {
  title: string
  requested: SignatoriesRequest
  defaultOrder: Order
  kinds: SignatoryKind[]
  orders: Order[]
  countries: { code: string; name: string }[]
  found: number
  pages: number
  /** the number of the first entry */
  first: number
  entries: SignatoryLineView[]
}

export async function signatoriesPageView(
  app: Context,
  statement: Statement,
  lang: string,
  query: URLSearchParams,
): Promise<SignatoriesPageView> {
  const { counts } = await app.signatories.of(statement.slug)
  const kinds = signatoryKinds.filter((kind) => counts[kind].listed > 0)
  const requested = parseSignatoriesRequest(statement, lang, query, kinds)
  const { kind, order, q, country } = requested
  const signatories = await app.signatories.of(statement.slug, { kind, order, lang })
  const codes = [...signatories.countries.keys()]
  if (country !== undefined && !codes.includes(country)) throw statementPageNotFound(statement, lang)
  const found = signatories.page({ kind, order, lang, q, country, page: requested.page, size: namesPerPage })
  // Else the same page would be served, and cached, under any number.
  if (requested.page > Math.max(1, found.pages)) throw statementPageNotFound(statement, lang)
  const { compare } = new Intl.Collator(lang)
  return {
    ...signaturesView(app, statement, lang, signatories),
    title: statementWords(statement, lang).title,
    requested,
    defaultOrder: statement.order,
    kinds,
    orders: orders.filter((one) => one !== 'hand' || statement.elsewhere !== undefined),
    countries: codes
      .map((code) => ({ code, name: formatCountry(code, lang) }))
      .toSorted((a, b) => compare(a.name, b.name)),
    found: found.total,
    pages: found.pages,
    first: (requested.page - 1) * namesPerPage + 1,
    entries: found.entries.map((signatory) => signatoryLineView(signatory, lang, latestVersion(statement))),
  }
}

/** The request of a query; throws a 404 for what the list does not know. */
function parseSignatoriesRequest(
  statement: Statement,
  lang: string,
  query: URLSearchParams,
  kinds: readonly SignatoryKind[],
): SignatoriesRequest {
  const choose = <T extends string>(name: string, known: readonly T[], otherwise: T): T => {
    const value = query.get(name) ?? ''
    const found = value === '' ? otherwise : known.find((one) => one === value)
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
