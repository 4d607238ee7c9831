import { useTranslator } from '#app/locale/translator-context.tsx'
import { HiddenFields } from '#app/ui/form/hidden-fields.tsx'
import type { SendPageView } from './send-page.server.ts'

/** "I have sent it": leads to the thanks, or in a round to the next letter, which keeps name, town and own sentence. */
export function SentForm({ page }: { page: SendPageView }) {
  const { t } = useTranslator()
  const next = page.round?.next
  const { why, name, town } = page.form
  return (
    <section className="sent" aria-labelledby="sent">
      <h2 id="sent">{t('out.sent-title')}</h2>
      <p>{t('out.sent-lead')}</p>
      {next === undefined ? (
        <form method="post" action={page.actions.sent}>
          <HiddenFields values={{ token: page.token }} />
          <button className="button">{t('out.sent')}</button>
        </form>
      ) : (
        <form method="post" action={next.href}>
          <HiddenFields values={{ token: page.token, before: page.before, why, name, town }} />
          <p className="actions">
            <button className="button" name="intent" value="sent-next">
              {t('out.sent-next', { name: next.name })}
            </button>
            <button className="quiet" name="intent" value="next">
              {t('out.next', { name: next.name })}
            </button>
          </p>
          <p className="hint">{t('out.next-hint')}</p>
        </form>
      )}
    </section>
  )
}
