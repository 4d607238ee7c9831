import type { LetterForm } from '../domain/letter/edited.ts'
import { useWords } from '../i18n/context.tsx'
import { HiddenFields } from '../ui/hidden-fields.tsx'
import { ProofFields, type ProofAsked } from './proof-fields.tsx'

export interface ProofPageShown {
  write: string
  query: string
  form: LetterForm
  email: string
  rest: boolean
  /** of the field that nobody sees, so that who filled it in stays known */
  website: string
  proof: ProofAsked
}

/** "One step more", between "Send it for me" and the mail, with all that was typed. Only while very many mails are asked for. */
export function ProofPage({ page }: { page: ProofPageShown }) {
  const { t } = useWords()
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
      <form method="post" action={`${page.write}/send${page.query}`}>
        <HiddenFields values={typed} />
        <ProofFields proof={page.proof} />
        <button className="button">{t('send.button')}</button>
      </form>
    </>
  )
}
