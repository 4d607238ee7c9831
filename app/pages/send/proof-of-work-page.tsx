import type { LetterForm } from '#app/letter/editing/letter-form.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { HiddenFields } from '#app/ui/form/hidden-fields.tsx'
import { ProofOfWorkFields, type ProofOfWorkFieldsView } from '#app/ui/form/proof-of-work-fields.tsx'

export interface ProofOfWorkPageView {
  action: string
  form: LetterForm
  email: string
  rest: boolean
  /** the honeypot's value, so that a program that filled it in stays known */
  website: string
  proof: ProofOfWorkFieldsView
}

/** "One step more", between "Send it for me" and the email, with all that was typed. Only while very many emails are requested. */
export function ProofOfWorkPage({ page }: { page: ProofOfWorkPageView }) {
  const { t } = useTranslator()
  const typed = {
    ...page.form,
    email: page.email,
    website: page.website,
    ...(page.rest ? { rest: '1' } : {}),
  }
  return (
    <>
      <h1>{t('proof.title')}</h1>
      <p className="lead">{t('proof.lead')}</p>
      <p>
        {t('proof.address')} <bdi className="address">{page.email}</bdi>
      </p>
      <form method="post" action={page.action}>
        <HiddenFields values={typed} />
        <ProofOfWorkFields proof={page.proof} />
        <button className="button">{t('send.button')}</button>
      </form>
    </>
  )
}
