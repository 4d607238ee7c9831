import { useTranslator } from '#app/locale/translator-context.tsx'
import { HiddenFields } from './hidden-fields.tsx'

/** The proof of work that a form needs while very many emails are requested; without scripts, a wait. */
export interface ProofOfWorkFieldsView {
  token: string
  stamp: string
  ticket: string
  challenge: string
  why: 'required' | 'early' | 'again'
  waitMinutes: number
  goodMinutes: number
}

/** The fields inside the form that requests an email, before its button. Without scripts, or where they cannot compute, the visitor waits. */
export function ProofOfWorkFields({ proof }: { proof: ProofOfWorkFieldsView }) {
  const { t } = useTranslator()
  const { token, stamp, ticket, challenge } = proof
  return (
    <>
      <HiddenFields values={{ token, stamp, ticket, challenge }} />
      {proof.why === 'required' ? null : (
        <p className="notice" role="alert">
          {t(proof.why === 'early' ? 'proof.early' : 'proof.again')}
        </p>
      )}
      <proof-work
        data-done={t('proof.done')}
        data-pressed={t('proof.pressed')}
        data-failed={t('proof.failed')}
        hidden
      >
        <p id="proof-work">{t('proof.work')}</p>
        <progress aria-labelledby="proof-work" max={100} value={0} />
        <p role="status" />
        <input type="hidden" name="solution" value="" />
      </proof-work>
      <div className="no-script" id="proof-wait">
        <p>{t('proof.wait', { count: proof.waitMinutes })}</p>
        <p className="hint">{t('proof.wait-hint', { count: proof.goodMinutes })}</p>
      </div>
    </>
  )
}
