import { formatCountry } from '#app/reference/country.ts'
import type { SignatoryView } from '#app/pages/confirmation/signature-views.ts'
import type { RegionalGroup } from '#app/reference/regional-group.ts'
import { formatRegion } from '#app/signature/signatory/format-counts.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'

/** A signature as the public sees it: its line in the list, or that it is counted, with its region if that may be said. */
export function SignatureEntry({ signatory }: { signatory: SignatoryView }) {
  const words = useTranslator()
  const { t, lang } = words
  const { kind, visibility, name, otherName, title, website, country } = signatory
  if (visibility === 'anonymous')
    return (
      <div className="entry">
        <p className="entry-name">{t(`signature.counted-${kind}`)}</p>
        {isRegion(signatory.region) ? (
          <p className="hint">{t('signature.region', { said: formatRegion(words, signatory.region, 1) })}</p>
        ) : null}
      </div>
    )
  return (
    <div className="entry">
      <p className="entry-name">
        <bdi>{name}</bdi>
        {otherName === null ? null : (
          <>
            {' ('}
            <bdi className="other">{otherName}</bdi>)
          </>
        )}
      </p>
      {title === null ? null : (
        <p>
          <bdi>{title}</bdi>
        </p>
      )}
      {country === null ? null : <p>{formatCountry(country, lang)}</p>}
      {website === null ? null : (
        <p className="address">
          <bdi>{website}</bdi>
        </p>
      )}
    </div>
  )
}

/** The contact of a signature, which is never published. */
export function SignatureContact({
  contact,
}: {
  contact: { name: string | null; role: string | null; email?: string | null }
}) {
  const { t } = useTranslator()
  const { name, role, email } = contact
  return (
    <>
      {name === null ? null : (
        <>
          <dt>{t('signature.contact')}</dt>
          <dd>
            <bdi>{name}</bdi>
            {role === null ? null : (
              <>
                {t('signature.comma')}
                <bdi>{role}</bdi>
              </>
            )}
          </dd>
        </>
      )}
      {email === undefined || email === null ? null : (
        <>
          <dt>{t('sign.labels.email')}</dt>
          <dd>
            <bdi className="address">{email}</bdi>
          </dd>
        </>
      )}
    </>
  )
}

const regions: Record<RegionalGroup, true> = {
  african: true,
  'asia-pacific': true,
  'eastern-european': true,
  'latin-american-caribbean': true,
  'western-european-others': true,
}
const isRegion = (region: string | null): region is RegionalGroup => region !== null && region in regions
