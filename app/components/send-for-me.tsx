import type { SenderProblem } from '../domain/mail/sender.ts'
import { formLimits } from '../domain/letter/edited.ts'
import { useWords } from '../i18n/context.tsx'
import type { OutPageShown } from './out-page.tsx'

/** What the server offers to send, and what was typed if it comes back. */
export interface SendShown {
  /** proves when this page was made */
  stamp: string
  email: string
  /** whether the box for the rest of the round is ticked, and how many it is about */
  rest: boolean
  others: number
  problems: SenderProblem[]
  /** very many requests from this network in the last minute, or mails asked for in the last hour */
  tooMany?: 'minute' | 'hour' | undefined
}

/** "Send it for me": what is stored and who sees it, then name and address. Absent where the server cannot send this letter. */
export function SendForMe({ page }: { page: OutPageShown }) {
  const { t } = useWords()
  const { send, form, recipient, token } = page
  if (send === undefined) return null
  const broken = (field: SenderProblem['field']) =>
    send.problems.some((problem) => problem.field === field)
      ? { 'aria-invalid': true, 'aria-describedby': `send-problem-${field} send-${field}-hint` }
      : { 'aria-describedby': `send-${field}-hint` }
  return (
    <section className="send way" aria-labelledby="send">
      <h2 id="send">{t('send.title')}</h2>
      <p>{t('send.lead')}</p>
      <SendProblems send={send} />
      <form method="post" action={`${page.write}/send${page.query}`}>
        {(['subject', 'text', 'why', 'town'] as const).map((name) => (
          <input key={name} type="hidden" name={name} value={form[name]} />
        ))}
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="stamp" value={send.stamp} />
        <label htmlFor="send-name">{t('send.name')}</label>
        <p className="hint" id="send-name-hint">
          {t('send.name-hint')}
        </p>
        <input
          id="send-name"
          name="name"
          defaultValue={form.name}
          maxLength={formLimits.name}
          autoComplete="off"
          dir="auto"
          required
          {...broken('name')}
        />
        <label htmlFor="send-email">{t('send.email')}</label>
        <p className="hint" id="send-email-hint">
          {t('send.email-hint')}
        </p>
        <input
          id="send-email"
          name="email"
          defaultValue={send.email}
          inputMode="email"
          maxLength={254}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          dir="ltr"
          required
          {...broken('email')}
        />
        <p className="trap" aria-hidden="true">
          <label htmlFor="send-website">{t('letter.trap')}</label>
          <input id="send-website" name="website" tabIndex={-1} autoComplete="off" />
        </p>
        {send.others === 0 ? null : (
          <>
            <label className="tick-line">
              <span className="tick">
                <input
                  type="checkbox"
                  name="rest"
                  value="1"
                  defaultChecked={send.rest}
                  aria-describedby="send-rest-hint"
                />
              </span>
              <span>{t('send.rest', { count: send.others })}</span>
            </label>
            <p className="hint" id="send-rest-hint">
              {t('send.rest-hint')}
            </p>
          </>
        )}
        {recipient.copies.length === 0 ? null : (
          <p className="hint">
            {t('send.copies', {
              names: recipient.copies.map((copy) => copy.heading).join(t('letter.list-comma')),
            })}
          </p>
        )}
        <div className="plainly">
          <p>{t('send.seen', { recipient: recipient.heading })}</p>
          <p>{t('send.stored')}</p>
          <p>
            <strong>{t('send.danger')}</strong>
          </p>
        </div>
        <button className="button">{t('send.button')}</button>
        <p className="hint">{t('send.limits')}</p>
      </form>
    </section>
  )
}

function SendProblems({ send }: { send: SendShown }) {
  const { t, number } = useWords()
  if (send.problems.length === 0 && !send.tooMany) return null
  const show = (problem: SenderProblem): string => {
    if (problem.field === 'email') return t(`send.${problem.code}-email`)
    return problem.code === 'empty'
      ? t('send.empty-name')
      : t('letter.too-long-name', { limit: number(problem.limit) })
  }
  return (
    <div className="problems" role="alert">
      <h3>{t('letter.problems')}</h3>
      <ul>
        {send.tooMany === undefined ? null : (
          <li>{t(send.tooMany === 'minute' ? 'letter.limited' : 'send.limited-hour')}</li>
        )}
        {send.problems.map((problem) => (
          <li key={problem.field}>
            <a id={`send-problem-${problem.field}`} href={`#send-${problem.field}`}>
              {show(problem)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
