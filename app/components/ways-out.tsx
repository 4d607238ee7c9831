import type { ReactNode } from 'react'
import { useWords } from '../i18n/context.tsx'
import type { OutPageShown } from './out-page.tsx'
import { WayByCopy } from './way-by-copy.tsx'
import { WayByFile } from './way-by-file.tsx'
import { WayOnPaper } from './way-on-paper.tsx'
import { WaysByLink } from './ways-by-link.tsx'
import { WaysRefused } from './ways-refused.tsx'

export type WaysShown = Pick<
  OutPageShown,
  'write' | 'query' | 'plans' | 'form' | 'letter' | 'letterLang' | 'letterDir' | 'recipient'
>

/** Every way to send the letter that works, then `children`, then those that do not work, each with the reason. */
export function WaysOut({ page, children }: { page: WaysShown; children?: ReactNode }) {
  const { t } = useWords()
  const byPost = page.plans.some(({ reason }) => reason === 'no-address')
  return (
    <>
      <section className="ways" aria-labelledby="ways">
        <h2 id="ways">{t('out.ways')}</h2>
        {byPost ? <WayOnPaper page={page} first /> : null}
        <WaysByLink plans={page.plans} />
        <WayByCopy page={page} />
        <WayByFile page={page} />
        {byPost ? null : <WayOnPaper page={page} first={false} />}
      </section>
      {children}
      <WaysRefused plans={page.plans} />
    </>
  )
}
