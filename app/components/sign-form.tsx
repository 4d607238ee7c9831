import { signLimits } from '../domain/statement/sign-form.ts'
import { useWords } from '../i18n/context.tsx'
import { ProofFields } from './proof-fields.tsx'
import { SignCountry, SignLine, SignTick } from './sign-field.tsx'
import type { SignPageShown } from './sign-page.tsx'
import { SignPlainly } from './sign-plainly.tsx'
import { useLabels } from './sign-problems.tsx'
import { SignVisibility } from './sign-visibility.tsx'

/** The form of an organisation or of a person. Pressing its button publishes nothing: first comes a mail. */
export function SignForm({ page }: { page: SignPageShown }) {
  const { t } = useWords()
  const { kind, partner } = page
  return (
    <form method="post" action={page.action} className="sign">
      {Object.entries({
        as: kind,
        from: partner?.id ?? '',
        version: String(page.version.number),
        ...(page.proof === undefined ? { token: page.token, stamp: page.stamp } : {}),
      }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {page.proof === undefined ? null : (
        <p className="notice" role="alert">
          <a href="#sign-proof">{t('proof.title')}</a>
          {t('sign.colon')}
          {t('proof.lead')}
        </p>
      )}
      <p className="danger">
        <strong>{t('sign.danger')}</strong>
      </p>
      {kind === 'organisation' ? <Organisation page={page} /> : <Person page={page} />}
      <p className="trap" aria-hidden="true">
        <label htmlFor="sign-fax">{t('letter.trap')}</label>
        <input id="sign-fax" name="fax" defaultValue={page.trap} tabIndex={-1} autoComplete="off" />
      </p>
      {page.isListable ? <SignVisibility page={page} /> : <p className="notice">{t('sign.numbers-only')}</p>}
      {partner === undefined ? null : (
        <section className="partner">
          <p className="hint">{t('sign.partner', { name: partner.name })}</p>
          <SignTick page={page} field="consent">
            {t(`sign.consent-${kind}`, { name: partner.name })}
          </SignTick>
        </section>
      )}
      <SignPlainly kind={kind} isListable={page.isListable} />
      {page.proof === undefined ? null : (
        <section className="proof" id="sign-proof" aria-label={t('proof.title')}>
          <ProofFields proof={page.proof} />
        </section>
      )}
      <p className="actions">
        <button className="button">{t('sign.button')}</button>
      </p>
      <p className="hint">{t('sign.button-hint')}</p>
      <p className="hint">{t('send.limits')}</p>
    </form>
  )
}

function Organisation({ page }: { page: SignPageShown }) {
  const { t } = useWords()
  const label = useLabels('organisation')
  return (
    <>
      <SignLine
        page={page}
        field="name"
        label={label('name')}
        hint={t('sign.name-hint-organisation')}
        limit={signLimits.name}
      />
      <SignLine
        page={page}
        field="other"
        label={label('other')}
        hint={t('sign.other-hint')}
        limit={signLimits.other}
        isOptional
      />
      <SignCountry page={page} label={label('country')} hint={t('sign.country-hint-organisation')} />
      <SignLine
        page={page}
        field="website"
        label={label('website')}
        hint={t('sign.website-hint')}
        limit={signLimits.website}
        latin="url"
      />
      <fieldset>
        <legend>{t('sign.contact-title')}</legend>
        <p className="hint">{t('sign.contact-lead')}</p>
        <SignLine page={page} field="contact" label={label('contact')} limit={signLimits.contact} />
        <SignLine page={page} field="role" label={label('role')} limit={signLimits.role} />
        <SignLine
          page={page}
          field="email"
          label={label('email')}
          hint={t('sign.email-hint-organisation')}
          latin="email"
        />
        <SignLine
          page={page}
          field="second"
          label={label('second')}
          hint={t('sign.second-hint')}
          latin="email"
          isOptional
        />
      </fieldset>
    </>
  )
}

function Person({ page }: { page: SignPageShown }) {
  const { t } = useWords()
  const label = useLabels('person')
  return (
    <>
      <SignLine page={page} field="name" label={label('name')} limit={signLimits.name} />
      {page.isListable ? (
        <SignLine
          page={page}
          field="title"
          label={label('title')}
          hint={t('sign.title-hint')}
          limit={signLimits.title}
          isOptional
        />
      ) : null}
      <SignCountry page={page} label={label('country')} />
      <SignLine
        page={page}
        field="email"
        label={label('email')}
        hint={t('sign.email-hint-person')}
        latin="email"
      />
    </>
  )
}
