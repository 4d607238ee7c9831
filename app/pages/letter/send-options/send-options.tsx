import type { ReactNode } from 'react'
import { useTranslator } from '#app/locale/translator-context.tsx'
import type { SendPageView } from './send-page.tsx'
import { SendByCopy } from './send-by-copy.tsx'
import { SendByFile } from './send-by-file.tsx'
import { SendOnPaper } from './send-on-paper.tsx'
import { SendByLink } from './send-by-link.tsx'
import { UnavailableSendOptions } from './unavailable-send-options.tsx'

export type SendOptionsView = Pick<
  SendPageView,
  'write' | 'query' | 'plans' | 'form' | 'letter' | 'letterLang' | 'letterDir' | 'recipient'
>

/** Every way to send the letter that works, then `children`, then those that do not work, each with the reason. */
export function SendOptions({ page, children }: { page: SendOptionsView; children?: ReactNode }) {
  const { t } = useTranslator()
  const byPost = page.plans.some(({ reason }) => reason === 'no-address')
  return (
    <>
      <section className="ways" aria-labelledby="ways">
        <h2 id="ways">{t('out.ways')}</h2>
        {byPost ? <SendOnPaper page={page} first /> : null}
        <SendByLink plans={page.plans} />
        <SendByCopy page={page} />
        <SendByFile page={page} />
        {byPost ? null : <SendOnPaper page={page} first={false} />}
      </section>
      {children}
      <UnavailableSendOptions plans={page.plans} />
    </>
  )
}
