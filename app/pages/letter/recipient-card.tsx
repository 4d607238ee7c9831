import { useTranslator } from '#app/locale/translator-context.tsx'
import type { LetterPageView } from './letter-page.server.ts'
import type { AddressView } from './recipient-view.server.ts'

/** The recipient and the address, as far as it is known. */
export function RecipientCard({ page }: { page: LetterPageView }) {
  const { t } = useTranslator()
  const { recipient, otherSeats } = page
  const { name, heading, address, copies, mission } = recipient
  return (
    <div className="recipient">
      <p className="mission">{heading}</p>
      {address === undefined ? (
        <p className="notice">{t('letter.no-address')}</p>
      ) : (
        <AddressDetails address={address} />
      )}
      {copies.length === 0 ? null : (
        <p>
          {t('letter.copies')}: {copies.map((copy) => copy.heading).join(t('letter.list-comma'))}
        </p>
      )}
      {mission === undefined ? null : (
        <>
          <p className="hint">
            {t(`letter.council-${mission.council.status}`, { state: name, year: mission.council.year })}
          </p>
          {otherSeats.map(({ seat, href }) => (
            <p className="hint" key={seat}>
              <a href={href}>
                {t('letter.other-seat', {
                  here: t(`letter.seat-${mission.seat}`),
                  there: t(`letter.seat-${seat}`),
                })}
              </a>
            </p>
          ))}
        </>
      )}
    </div>
  )
}

function AddressDetails({ address }: { address: AddressView }) {
  const { t, date } = useTranslator()
  const { email, postal, website, status, checked, sourceDate, sourceUrl } = address
  const last = checked ?? sourceDate
  return (
    <>
      {email === undefined ? (
        <p className="notice">{status === 'bounced' ? t('letter.bounced') : t('letter.no-email')}</p>
      ) : (
        <p>
          {t('letter.address')}: <bdi className="address">{email}</bdi>
        </p>
      )}
      {postal === undefined ? null : (
        <>
          <p className="postal-label">{t('letter.postal')}</p>
          <p className="postal" dir="auto">
            {postal.join('\n')}
          </p>
        </>
      )}
      <p className="hint">
        {status === 'demo' ? t('letter.address-demo') : null}
        {status === 'unverified' ? t('letter.address-unverified') : null}
        {status === 'expired' && last !== undefined
          ? t('letter.address-expired', { date: date(last) })
          : null}
        {status === 'confirmed' && checked !== undefined
          ? t('letter.address-checked', { date: date(checked) })
          : null}{' '}
        {sourceDate === undefined || sourceUrl === undefined ? null : (
          <a href={sourceUrl} rel="noreferrer">
            {t('letter.address-source', { date: date(sourceDate) })}
          </a>
        )}{' '}
        {website === undefined ? null : (
          <a href={website} rel="noreferrer">
            {t('letter.website')}
          </a>
        )}
      </p>
    </>
  )
}
