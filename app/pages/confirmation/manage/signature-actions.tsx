import type { StoredSignatureView } from '#app/pages/confirmation/signature-views.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { HiddenFields } from '#app/ui/form/hidden-fields.tsx'
import { SignRegion, viewSignForm } from '#app/pages/sign/sign-field.tsx'

/** One button, for what cannot be undone. */
export function TakeBackForm({ page, intent }: { page: StoredSignatureView; intent: 'withdraw' | 'erase' }) {
  const { t } = useTranslator()
  const isErasure = intent === 'erase'
  return (
    <form className="way" method="post" action={page.action}>
      <h2>{t(isErasure ? 'manage-letters.erase-title' : 'manage-signature.withdraw-title')}</h2>
      <p>{t(`manage-signature.${intent}-lead`)}</p>
      <button className="quiet" name="intent" value={intent}>
        {t(isErasure ? 'manage-letters.erase' : 'manage-signature.withdraw')}
      </button>
    </form>
  )
}

/** The button that makes a listed signature anonymous, or an anonymous one listed. */
export function ManageVisibility({ page }: { page: StoredSignatureView }) {
  const { t } = useTranslator()
  const { signatory } = page
  if (signatory === undefined) return null
  const to = signatory.visibility === 'listed' ? 'anonymous' : 'listed'
  return (
    <form className="way" method="post" action={page.action}>
      <h2>{t(`manage-signature.to-${to}-title`)}</h2>
      <p>{t(`manage-signature.to-${to}-lead`)}</p>
      <HiddenFields values={{ visibility: to }} />
      {to === 'anonymous' && signatory.kind === 'organisation' ? (
        <SignRegion form={viewSignForm(page)} />
      ) : null}
      <p className="actions">
        <button className="quiet" name="intent" value="visibility">
          {t(`manage-signature.to-${to}`)}
        </button>
      </p>
    </form>
  )
}
