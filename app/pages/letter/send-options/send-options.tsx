import type { ReactNode } from 'react'
import { useTranslator } from '#app/locale/translator-context.tsx'
import type { SendPageView } from './send-page.server.ts'
import { SendByCopy } from './send-by-copy.tsx'
import { SendByFile } from './send-by-file.tsx'
import { SendOnPaper } from './send-on-paper.tsx'
import { SendByLink } from './send-by-link.tsx'
import { UnavailableSendOptions } from './unavailable-send-options.tsx'

/** Every way to send the letter that works, then `children`, then those that do not work, each with the reason. */
export function SendOptions({ page, children }: { page: SendPageView; children?: ReactNode }) {
  const { t } = useTranslator()
  const isOnPaper = page.plans.some(({ reason }) => reason === 'no-address')
  return (
    <>
      <section className="ways" aria-labelledby="ways">
        <h2 id="ways">{t('out.ways')}</h2>
        {isOnPaper ? <SendOnPaper page={page} isMain /> : null}
        <SendByLink plans={page.plans} />
        <SendByCopy page={page} />
        <SendByFile page={page} />
        {isOnPaper ? null : <SendOnPaper page={page} isMain={false} />}
      </section>
      {children}
      <UnavailableSendOptions plans={page.plans} />
    </>
  )
}
