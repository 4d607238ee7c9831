import type { SignatoryKind } from '#app/statement/signatory.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'

/** Says what is published and stored and for how long, who sees the address, and how to withdraw. */
export function PrivacyNotice({ kind, isListable }: { kind: SignatoryKind; isListable: boolean }) {
  const { t } = useTranslator()
  return (
    <section className="plainly" aria-labelledby="sign-plainly">
      <h2 id="sign-plainly">{t('sign.plainly-title')}</h2>
      <dl>
        <dt>{t('sign.published')}</dt>
        <dd>{t(isListable ? `sign.published-${kind}` : 'sign.published-numbers')}</dd>
        <dt>{t('sign.stored')}</dt>
        <dd>{t(`sign.stored-${kind}`)}</dd>
        <dt>{t('sign.seen')}</dt>
        <dd>{t('sign.seen-text')}</dd>
        <dt>{t('sign.back-out')}</dt>
        <dd>{t('sign.back-out-text')}</dd>
      </dl>
    </section>
  )
}
