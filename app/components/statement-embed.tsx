import type { TotalDifferences } from '../domain/statement/said-counts.ts'
import type { SignatureCounts } from '../domain/statement/signatory.ts'
import type { VersionCounts } from '../domain/statement/version-counts.ts'
import { useWords } from '../i18n/context.tsx'
import type { LookShown } from './look-page.tsx'
import { SignForm } from './sign-form.tsx'
import type { SignPageShown } from './sign-page.tsx'
import { SignProblems } from './sign-problems.tsx'
import { StatementCounts } from './statement-counts.tsx'
import { StatementOpening } from './statement-top.tsx'
import { StatementVersionCounts } from './statement-version-counts.tsx'

export interface EmbedShown {
  title: string
  lead: string
  home: string
  counts: SignatureCounts
  differences?: TotalDifferences | undefined
  versionCounts: VersionCounts[]
  form: SignPageShown
}

/** An open letter in a frame on a partner's site: the numbers and the form. What leads out of it opens a window of its own. */
export function StatementEmbed({ page }: { page: EmbedShown }) {
  const { t } = useWords()
  const { form } = page
  const { state, opens, deadline } = form.opening
  const canSign = form.isOffered && state === 'open'
  return (
    <>
      <EmbedTop page={page} />
      <StatementCounts counts={page.counts} differences={page.differences} isBrief />
      <StatementVersionCounts versions={page.versionCounts} home={page.home} isFramed />
      {canSign ? (
        <>
          <SignProblems page={form} />
          <p className="hint">{form.asks}</p>
          <EmbedKinds form={form} />
          <SignForm page={form} />
        </>
      ) : (
        <StatementOpening
          page={{ signing: { state, date: state === 'not-yet' ? opens : deadline }, canSign: form.isOffered }}
          sign=""
        />
      )}
      <p className="hint">
        <a href={page.home} target="_blank" rel="noopener">
          {t('statement.embed-site')}
        </a>
      </p>
    </>
  )
}

function EmbedTop({ page: { title, lead, home } }: { page: Pick<EmbedShown, 'title' | 'lead' | 'home'> }) {
  const { t } = useWords()
  return (
    <>
      <p className="label">{t('statement.label')}</p>
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <p>
        <a href={home} target="_blank" rel="noopener">
          {t('statement.read')}
        </a>
      </p>
    </>
  )
}

function EmbedKinds({ form: { kind: chosen, kinds } }: { form: SignPageShown }) {
  const { t } = useWords()
  if (kinds.length < 2) return null
  return (
    <nav aria-label={t('sign.who')}>
      <ul className="choices">
        {kinds.map(({ kind, href }) => (
          <li key={kind}>
            <a href={href} {...(kind === chosen ? { 'aria-current': 'true' as const } : {})}>
              {t(`sign.as-${kind}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** After the form, whatever came of it. */
export function EmbedLook({ look: { email } }: { look: LookShown }) {
  const { t } = useWords()
  const [before, after] = t('sign.look-lead', { email: '\n' }).split('\n')
  return (
    <>
      <h1>{t('send.look-title')}</h1>
      <p className="lead" role="status">
        {before}
        <bdi className="address">{email}</bdi>
        {after}
      </p>
      <ul>
        <li>{t('send.look-wait')}</li>
        <li>{t('send.look-often')}</li>
        <li>{t('send.look-erased')}</li>
      </ul>
    </>
  )
}
