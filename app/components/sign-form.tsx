import { useWords } from '../i18n/context.tsx'
import { HiddenFields } from '../ui/hidden-fields.tsx'
import { Honeypot } from '../ui/honeypot.tsx'
import { Tick } from '../ui/tick.tsx'
import { ProofFields } from './proof-fields.tsx'
import { SignCountry, SignText, viewSignForm, type SignFormView } from './sign-field.tsx'
import type { SignPageShown } from './sign-page.tsx'
import { SignPlainly } from './sign-plainly.tsx'
import { SignVisibility } from './sign-visibility.tsx'

/** The form of an organisation or of a person. Pressing its button publishes nothing: first comes a mail. */
export function SignForm({ page }: { page: SignPageShown }) {
  const { t } = useWords()
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
        <Organisation form={form} />
      ) : (
        <Person form={form} isListable={page.isListable} />
      )}
      <Honeypot id="sign-fax" name="fax" value={page.trap} />
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

function Organisation({ form }: { form: SignFormView }) {
  const { t } = useWords()
  const own = { form, kind: 'organisation' } as const
  return (
    <>
      <SignText {...own} name="name" hint={t('sign.name-hint-organisation')} />
      <SignText {...own} name="other" hint={t('sign.other-hint')} isOptional />
      <SignCountry {...own} hint={t('sign.country-hint-organisation')} />
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

function Person({ form, isListable }: { form: SignFormView; isListable: boolean }) {
  const { t } = useWords()
  const own = { form, kind: 'person' } as const
  return (
    <>
      <SignText {...own} name="name" />
      {isListable ? <SignText {...own} name="title" hint={t('sign.title-hint')} isOptional /> : null}
      <SignCountry {...own} />
      <SignText {...own} name="email" hint={t('sign.email-hint-person')} />
    </>
  )
}
