import type { StoredSignatureView } from '#app/pages/confirmation/signature-views.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { StatementDifference } from '#app/pages/statement-changes/statement-difference.tsx'
import { changesPath } from '#app/paths.ts'
import { HiddenFields } from '#app/ui/form/hidden-fields.tsx'

/** The text has a newer version: the difference, and the button without which the signature stays under the old one. */
export function SignNewerVersion({ page }: { page: StoredSignatureView }) {
  const { t, lang, number } = useTranslator()
  const { changes, version, newest } = page
  const href = changesPath(lang, page.slug, { from: version, to: newest })
  return (
    <form className="way newer" method="post" action={page.action}>
      <h2>{t('manage-signature.newer-title')}</h2>
      <p>
        {t('manage-signature.newer-lead', { from: number(version), to: number(newest) })}{' '}
        {changes === undefined ? <a href={href}>{t('manage-signature.newer-changes')}</a> : null}
      </p>
      {changes === undefined ? null : (
        <details open>
          <summary>{t('manage-signature.newer-changes')}</summary>
          {changes.note === undefined ? null : <p>{changes.note}</p>}
          <p className="hint">{t('statement.changes-lead')}</p>
          <StatementDifference difference={changes.difference} />
        </details>
      )}
      <HiddenFields values={{ version: String(newest) }} />
      <p className="actions">
        <button className="button" name="intent" value="sign-newer">
          {t('manage-signature.newer', { number: number(newest) })}
        </button>
      </p>
    </form>
  )
}
