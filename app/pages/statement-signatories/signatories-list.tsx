import type { SignatoryKind } from '#app/statement/signatory.ts'
import type { SignatoryLineView } from '#app/signature/signatory/signatory-line.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { kindTitleKeys } from '#app/signature/signatory/format-counts.ts'
import { StatementNames } from '#app/pages/statement/statement-names.tsx'

type Order = 'name' | 'country' | 'date' | 'hand'

export interface SignatoriesListView {
  asked: { kind: SignatoryKind; order: Order; q: string; country?: string | undefined; page: number }
  defaultOrder: Order
  kinds: SignatoryKind[]
  orders: Order[]
  countries: { code: string; name: string }[]
  found: number
  pages: number
  first: number
  entries: SignatoryLineView[]
}

/** The list of signatories with its search, its orders and its pages. */
export function SignatoriesList({ roll, href }: { roll: SignatoriesListView; href: string }) {
  const { t, number } = useTranslator()
  const { asked } = roll
  if (roll.kinds.length === 0) return null
  const isSearched = asked.q !== '' || asked.country !== undefined
  return (
    <>
      <Choices roll={roll} href={href} />
      <Search roll={roll} href={href} />
      {isSearched && roll.found > 0 ? (
        <p role="status">{t('statement.found', { count: roll.found, n: number(roll.found) })}</p>
      ) : null}
      {isSearched && roll.found === 0 ? (
        <p className="notice" role="status">
          {t('statement.found-none')} {t('statement.found-anonymous')}
        </p>
      ) : null}
      {roll.entries.length === 0 ? null : <StatementNames entries={roll.entries} start={roll.first} />}
      <Pagination roll={roll} href={href} />
    </>
  )
}

/** The address of a list like this one with something changed. What is usual is left out, so that one list has one address. */
function signatoriesUrl(
  { asked, defaultOrder, kinds }: SignatoriesListView,
  href: string,
  change: Partial<SignatoriesListView['asked']>,
): string {
  const { kind, order, q, country, page } = { ...asked, page: 1, ...change }
  const query = new URLSearchParams({
    ...(kind === kinds[0] ? {} : { kind }),
    ...(order === defaultOrder ? {} : { order }),
    ...(q === '' ? {} : { q }),
    ...(country === undefined ? {} : { country }),
    ...(page === 1 ? {} : { page: String(page) }),
  }).toString()
  return query === '' ? href : `${href}?${query}`
}

const ariaCurrent = (is: boolean) => (is ? { 'aria-current': 'true' as const } : {})

function Choices({ roll, href }: { roll: SignatoriesListView; href: string }) {
  const { t } = useTranslator()
  const { asked, kinds } = roll
  return (
    <>
      {kinds.length < 2 ? null : (
        <nav aria-label={t('statement.roll-kind')}>
          <ul className="choices">
            {kinds.map((kind) => (
              <li key={kind}>
                <a href={signatoriesUrl(roll, href, { kind })} {...ariaCurrent(kind === asked.kind)}>
                  {t(kindTitleKeys[kind])}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <nav aria-label={t('statement.roll-order')}>
        <ul className="choices">
          {roll.orders.map((order) => (
            <li key={order}>
              <a href={signatoriesUrl(roll, href, { order })} {...ariaCurrent(order === asked.order)}>
                {t(`statement.order-${order}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  )
}

function Search({ roll, href }: { roll: SignatoriesListView; href: string }) {
  const { t } = useTranslator()
  const { asked, defaultOrder, kinds, countries } = roll
  return (
    <form className="search roll-search" method="get" action={href} role="search">
      {asked.kind === kinds[0] ? null : <input type="hidden" name="kind" value={asked.kind} />}
      {asked.order === defaultOrder ? null : <input type="hidden" name="order" value={asked.order} />}
      <div>
        <label htmlFor="q">{t('statement.roll-search')}</label>
        <input id="q" name="q" type="search" maxLength={100} defaultValue={asked.q} autoComplete="off" />
      </div>
      {countries.length < 2 ? null : (
        <div>
          <label htmlFor="country">{t('statement.roll-country')}</label>
          <select id="country" name="country" defaultValue={asked.country ?? ''}>
            <option value="">{t('statement.roll-everywhere')}</option>
            {countries.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      <button className="quiet">{t('statement.roll-button')}</button>
    </form>
  )
}

function Pagination({ roll, href }: { roll: SignatoriesListView; href: string }) {
  const { t, number } = useTranslator()
  const { page } = roll.asked
  if (roll.pages < 2) return null
  return (
    <nav className="pages" aria-label={t('statement.pages')}>
      {page === 1 ? null : (
        <a className="quiet" rel="prev" href={signatoriesUrl(roll, href, { page: page - 1 })}>
          {t('statement.previous')}
        </a>
      )}
      <span>{t('statement.page', { page: number(page), pages: number(roll.pages) })}</span>
      {page >= roll.pages ? null : (
        <a className="quiet" rel="next" href={signatoriesUrl(roll, href, { page: page + 1 })}>
          {t('statement.next')}
        </a>
      )}
    </nav>
  )
}
