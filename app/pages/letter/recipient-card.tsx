import { useTranslator } from '#app/locale/translator-context.tsx'

export interface RecipientCardView {
  id: string
  kind: 'mission' | 'office'
  /** the state's name, or the office's */
  name: string
  /** how it is named in a letter, in the reader's language */
  heading: string
  address?: AddressDetailsView | undefined
  /** those who get a copy, as far as their addresses are known */
  copies: { heading: string; email?: string | undefined; postal?: string[] | undefined }[]
  mission?:
    | {
        council: { status: 'yes' | 'no' | 'unknown'; year: string }
        seat: 'geneva' | 'new-york'
      }
    | undefined
}

interface AddressDetailsView {
  email?: string | undefined
  postal?: string[] | undefined
  website?: string | undefined
  status: string
  /** the day somebody last checked it */
  checked?: string | undefined
  sourceDate?: string | undefined
  sourceUrl?: string | undefined
}

interface Props {
  recipient: RecipientCardView
  /** the same letter to the mission in the other city */
  otherSeats: { seat: 'geneva' | 'new-york'; href: string }[]
}

/** Who the letter goes to and what is known of the address. */
export function RecipientCard({ recipient, otherSeats }: Props) {
  const { t } = useTranslator()
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

function AddressDetails({ address }: { address: AddressDetailsView }) {
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
