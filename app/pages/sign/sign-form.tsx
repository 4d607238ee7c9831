import { useTranslator } from '#app/locale/translator-context.tsx'
import { HiddenFields } from '#app/ui/form/hidden-fields.tsx'
import { Honeypot } from '#app/ui/form/honeypot.tsx'
import { Tick } from '#app/ui/form/tick.tsx'
import { ProofOfWorkFields } from '#app/ui/form/proof-of-work-fields.tsx'
import { SignCountryField, SignText, viewSignForm, type SignFormView } from './sign-field.tsx'
import type { SignPageView } from './sign-page-view.ts'
import { PrivacyNotice } from './privacy-notice.tsx'
import { SignVisibility } from './sign-visibility.tsx'

/** The form of an organisation or of a person. Pressing its button publishes nothing: first comes a mail. */
export function SignForm({ page }: { page: SignPageView }) {
  const { t } = useTranslator()
  const { kind, partner } = page
  const form = viewSignForm(page)
  return (
    <form method="post" action={page.action} className="sign">
      <HiddenFields
        values={{
          as: kind,
          from: partner?.id ?? '',
          version: String(page.version.number),
          ...(page.proof === undefined ? { token: page.token, stamp: page.stamp } : {}),
        }}
      />
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
      {kind === 'organisation' ? (
        <OrganisationFields form={form} />
      ) : (
        <PersonFields form={form} isListable={page.isListable} />
      )}
      <Honeypot id="sign-fax" name="fax" value={page.honeypot} />
      {page.isListable ? (
        <SignVisibility form={form} kind={kind} />
      ) : (
        <p className="notice">{t('sign.numbers-only')}</p>
      )}
      {partner === undefined ? null : (
        <section className="partner">
          <p className="hint">{t('sign.partner', { name: partner.name })}</p>
          <Tick id="sign-consent" name="consent" value="1" defaultChecked={form.values.consent === '1'}>
            {t(`sign.consent-${kind}`, { name: partner.name })}
          </Tick>
        </section>
      )}
      <PrivacyNotice kind={kind} isListable={page.isListable} />
      {page.proof === undefined ? null : (
        <section className="proof" id="sign-proof" aria-label={t('proof.title')}>
          <ProofOfWorkFields proof={page.proof} />
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

function OrganisationFields({ form }: { form: SignFormView }) {
  const { t } = useTranslator()
  const own = { form, kind: 'organisation' } as const
  return (
    <>
      <SignText {...own} name="name" hint={t('sign.name-hint-organisation')} />
      <SignText {...own} name="other" hint={t('sign.other-hint')} isOptional />
      <SignCountryField {...own} hint={t('sign.country-hint-organisation')} />
      <SignText {...own} name="website" hint={t('sign.website-hint')} />
      <fieldset>
        <legend>{t('sign.contact-title')}</legend>
        <p className="hint">{t('sign.contact-lead')}</p>
        <SignText {...own} name="contact" />
        <SignText {...own} name="role" />
        <SignText {...own} name="email" hint={t('sign.email-hint-organisation')} />
        <SignText {...own} name="second" hint={t('sign.second-hint')} isOptional />
      </fieldset>
    </>
  )
}

function PersonFields({ form, isListable }: { form: SignFormView; isListable: boolean }) {
  const { t } = useTranslator()
  const own = { form, kind: 'person' } as const
  return (
    <>
      <SignText {...own} name="name" />
      {isListable ? <SignText {...own} name="title" hint={t('sign.title-hint')} isOptional /> : null}
      <SignCountryField {...own} />
      <SignText {...own} name="email" hint={t('sign.email-hint-person')} />
    </>
  )
}
