import { useWords } from '../i18n/context.tsx'

export interface RecipientShown {
  state: string
  mission: string
  address?:
    | { email: string; status: string; sourceDate?: string | undefined; sourceUrl?: string | undefined }
    | undefined
  council: { status: 'yes' | 'no' | 'unknown'; year: string }
}

/** Who the letter goes to and what is known of the address. */
export function RecipientView({ state, mission, address, council }: RecipientShown) {
  const { t, date } = useWords()
  return (
    <div className="recipient">
      <p className="mission">{mission}</p>
      {address === undefined ? (
        <p className="notice">{t('letter.no-address')}</p>
      ) : (
        <p>
          {t('letter.address')}: <bdi className="address">{address.email}</bdi>{' '}
          <small>
            {address.status === 'demo' ? t('letter.address-demo') : null}
            {address.status === 'unverified' ? t('letter.address-unverified') : null}{' '}
            {address.sourceDate === undefined ? null : (
              <a href={address.sourceUrl} rel="noreferrer">
                {t('letter.address-source', { date: date(address.sourceDate) })}
              </a>
            )}
          </small>
        </p>
      )}
      <p className="hint">{t(`letter.council-${council.status}`, { state, year: council.year })}</p>
    </div>
  )
}
