import type { StoredSignatureView } from '#app/signature/signing/signature-views.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { HiddenFields } from '#app/ui/form/hidden-fields.tsx'
import { SignRegion, viewSignForm } from '#app/pages/sign/sign-field.tsx'

/** One button for what can be undone by nobody else. */
export function ManageSignatureAction({
  page,
  deed,
}: {
  page: StoredSignatureView
  deed: 'withdraw' | 'erase'
}) {
  const { t } = useTranslator()
  return (
    <form className="way" method="post" action={page.action}>
      <h2>{t(`yours-signature.${deed}-title`)}</h2>
      <p>{t(`yours-signature.${deed}-lead`)}</p>
      <button className="quiet" name="intent" value={deed}>
        {t(`yours-signature.${deed}`)}
      </button>
    </form>
  )
}

/** Out of the list with one button, and into it again. */
export function ManageVisibility({ page }: { page: StoredSignatureView }) {
  const { t } = useTranslator()
  const { signatory } = page
  if (signatory === undefined) return null
  const to = signatory.visibility === 'listed' ? 'anonymous' : 'listed'
  return (
    <form className="way" method="post" action={page.action}>
      <h2>{t(`yours-signature.to-${to}-title`)}</h2>
      <p>{t(`yours-signature.to-${to}-lead`)}</p>
      <HiddenFields values={{ visibility: to }} />
      {to === 'anonymous' && signatory.kind === 'organisation' ? (
        <SignRegion form={viewSignForm(page)} />
      ) : null}
      <p className="actions">
        <button className="quiet" name="intent" value="visibility">
          {t(`yours-signature.to-${to}`)}
        </button>
      </p>
    </form>
  )
}
