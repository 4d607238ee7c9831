import { useTranslator } from '#app/locale/translator-context.tsx'
import { kindTitleKeys } from '#app/signature/signatory/format-counts.ts'
import { StatementNames } from '#app/pages/statement/signatures/statement-names.tsx'
import { signatoriesPath } from '#app/paths.ts'
import { HiddenFields } from '#app/ui/form/hidden-fields.tsx'
import type { SignatoriesPageView, SignatoriesRequest } from './signatories-page.server.ts'

interface Props {
  page: SignatoriesPageView
}

/** The list of signatories with its search, its orders and its pages. */
export function SignatoriesList({ page }: Props) {
  const { t, number } = useTranslator()
  const { requested } = page
  if (page.kinds.length === 0) return null
  const isSearched = requested.q !== '' || requested.country !== undefined
  return (
    <>
      <Choices page={page} />
      <Search page={page} />
      {isSearched && page.found > 0 ? (
        <p role="status">{t('statement.found', { count: page.found, n: number(page.found) })}</p>
      ) : null}
      {isSearched && page.found === 0 ? (
        <p className="notice" role="status">
          {t('statement.found-none')} {t('statement.found-anonymous')}
        </p>
      ) : null}
      {page.entries.length === 0 ? null : <StatementNames entries={page.entries} start={page.first} />}
      <Pagination page={page} />
    </>
  )
}

/**
 * The address of the list with something changed, from its first page on. What is the default is left out, so that one list has
 * one address.
 */
function listPath(
  { slug, requested, defaultOrder, kinds }: SignatoriesPageView,
  lang: string,
  change: Partial<SignatoriesRequest>,
): string {
  const { kind, order, q, country, page } = { ...requested, page: 1, ...change }
  return signatoriesPath(lang, slug, {
    kind: kind === kinds[0] ? undefined : kind,
    order: order === defaultOrder ? undefined : order,
    q: q === '' ? undefined : q,
    country,
    page: page === 1 ? undefined : page,
  })
}

const ariaCurrent = (is: boolean) => (is ? { 'aria-current': 'true' as const } : {})

function Choices({ page }: Props) {
  const { t, lang } = useTranslator()
  const { requested, kinds } = page
  return (
    <>
      {kinds.length < 2 ? null : (
        <nav aria-label={t('statement.list-kind')}>
          <ul className="choices">
            {kinds.map((kind) => (
              <li key={kind}>
                <a href={listPath(page, lang, { kind })} {...ariaCurrent(kind === requested.kind)}>
                  {t(kindTitleKeys[kind])}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <nav aria-label={t('statement.list-order')}>
        <ul className="choices">
          {page.orders.map((order) => (
            <li key={order}>
              <a href={listPath(page, lang, { order })} {...ariaCurrent(order === requested.order)}>
                {t(`statement.order-${order}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  )
}

function Search({ page }: Props) {
  const { t, lang } = useTranslator()
  const { requested, defaultOrder, kinds, countries } = page
  return (
    <form className="search roll-search" method="get" action={signatoriesPath(lang, page.slug)} role="search">
      {requested.kind === kinds[0] ? null : <HiddenFields values={{ kind: requested.kind }} />}
      {requested.order === defaultOrder ? null : <HiddenFields values={{ order: requested.order }} />}
      <div>
        <label htmlFor="q">{t('statement.list-search')}</label>
        <input id="q" name="q" type="search" maxLength={100} defaultValue={requested.q} autoComplete="off" />
      </div>
      {countries.length < 2 ? null : (
        <div>
          <label htmlFor="country">{t('statement.list-country')}</label>
          <select id="country" name="country" defaultValue={requested.country ?? ''}>
            <option value="">{t('statement.list-everywhere')}</option>
            {countries.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      <button className="quiet">{t('statement.list-button')}</button>
    </form>
  )
}

function Pagination({ page }: Props) {
  const { t, lang, number } = useTranslator()
  const { requested, pages } = page
  if (pages < 2) return null
  return (
    <nav className="pages" aria-label={t('statement.pages')}>
      {requested.page === 1 ? null : (
        <a className="quiet" rel="prev" href={listPath(page, lang, { page: requested.page - 1 })}>
          {t('statement.previous')}
        </a>
      )}
      <span>{t('statement.page', { page: number(requested.page), pages: number(pages) })}</span>
      {requested.page >= pages ? null : (
        <a className="quiet" rel="next" href={listPath(page, lang, { page: requested.page + 1 })}>
          {t('statement.next')}
        </a>
      )}
    </nav>
  )
}
