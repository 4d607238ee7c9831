import type { SenderProblem } from '#app/mail/address/sender.ts'
import { maxLetterFormLengths } from '#app/letter/editing/letter-form.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { Field } from '#app/ui/form/field.tsx'
import type { FormView } from '#app/ui/form/form-view.ts'
import { HiddenFields } from '#app/ui/form/hidden-fields.tsx'
import { Honeypot } from '#app/ui/form/honeypot.tsx'
import { ProblemList } from '#app/ui/form/problem-list.tsx'
import { Tick } from '#app/ui/form/tick.tsx'
import { maxEmailLength } from '#app/text/parse-email.ts'
import type { SendPageView } from './send-page.server.ts'

const obstacles = { minute: 'letter.limited', hour: 'send.limited-hour' } as const

/** "Send it for me": what is stored and who sees it, then name and address. Nothing where the server cannot send this letter. */
export function SendForMe({ page }: { page: SendPageView }) {
  const { t } = useTranslator()
  const { send, form, recipient, token } = page
  if (send === undefined) return null
  const { subject, text, why, town } = form
  const sender: FormView<SenderProblem['field']> = {
    prefix: 'send-',
    values: { name: form.name, email: send.email },
    problems: send.problems,
    explains: 'list',
  }
  return (
    <section className="send way" aria-labelledby="send">
      <h2 id="send">{t('send.title')}</h2>
      <p>{t('send.lead')}</p>
      <ProblemList
        form={sender}
        obstacle={send.tooMany === undefined ? undefined : t(obstacles[send.tooMany])}
        heading="h3"
      />
      <form method="post" action={page.actions.send}>
        <HiddenFields values={{ subject, text, why, town, token, stamp: send.stamp }} />
        <Field
          form={sender}
          name="name"
          label={t('send.name')}
          hint={t('send.name-hint')}
          maxLength={maxLetterFormLengths.name}
          dir="auto"
          isRequired
        />
        <Field
          form={sender}
          name="email"
          label={t('send.email')}
          hint={t('send.email-hint')}
          maxLength={maxEmailLength}
          latin="email"
          isRequired
        />
        <Honeypot id="send-website" name="website" />
        {send.others === 0 ? null : (
          <>
            <Tick name="rest" value="1" defaultChecked={send.rest} aria-describedby="send-rest-hint">
              {t('send.rest', { count: send.others })}
            </Tick>
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
