import type { TotalDifferences } from '#app/signature/signatories/displayed-counts.ts'
import type { SignatureCounts } from '#app/statement/signatory.ts'
import type { VersionCounts } from '#app/signature/signatories/version-counts.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'
import type { CampaignStatusView } from '#app/ui/campaign-status.tsx'
import { StatementCounts } from './statement-counts.tsx'
import { StatementVersionCounts } from './statement-version-counts.tsx'

/** Past the letter and its names, which may be long. */
function JumpLinks({ hasUpdates }: { hasUpdates: boolean }) {
  const { t } = useTranslator()
  const parts = ['signatories', 'documents', ...(hasUpdates ? (['updates'] as const) : [])] as const
  return (
    <nav className="jump" aria-label={t('statement.on-page')}>
      {parts.map((part) => (
        <a key={part} href={`#${part}`}>
          {t(`statement.${part}`)}
        </a>
      ))}
    </nav>
  )
}

interface SigningStatusView {
  signing: CampaignStatusView
  canSign: boolean
  deadline?: string | undefined
}

export interface StatementTopView extends SigningStatusView {
  title: string
  lead: string
  version: number
  goal?: number | undefined
  updates: unknown[]
  delivery?: unknown
  counts: SignatureCounts
  differences?: TotalDifferences | undefined
  versionCounts: VersionCounts[]
}

interface Props {
  page: StatementTopView
  home: string
  newest: number
  sign: string
}

/** What an open letter asks, who has signed, until when, and the one button. */
export function StatementTop({ page, home, newest, sign }: Props) {
  const { t, number } = useTranslator()
  const { organisation, person } = page.counts
  const total = organisation.total + person.total
  return (
    <section className="ask">
      <p className="label">{t('statement.label')}</p>
      <h1>{page.title}</h1>
      <p className="lead">{page.lead}</p>
      <div className="counts">
        <StatementCounts counts={page.counts} differences={page.differences} />
        <StatementVersionCounts versions={page.versionCounts} home={home} />
        {page.goal === undefined ? null : (
          <p className="goal">
            <progress
              value={Math.min(total, page.goal)}
              max={page.goal}
              aria-label={t('statement.goal', { goal: number(page.goal) })}
            />{' '}
            <small>{t('statement.goal', { goal: number(page.goal) })}</small>
          </p>
        )}
      </div>
      <SigningStatusNotice page={page} sign={sign} />
      <JumpLinks hasUpdates={page.updates.length > 0 || page.delivery !== undefined} />
      {page.version === newest ? null : (
        <p className="notice">
          {t('statement.version-old', { n: number(page.version), newest: number(newest) })}{' '}
          <a href={home}>{t('statement.version-newest')}</a>
          {' · '}
          <a href={`${home}/changes?from=${page.version}&to=${newest}`}>{t('statement.changes')}</a>
        </p>
      )}
    </section>
  )
}

/** The button to sign, or since or until when there is none. */
export function SigningStatusNotice({ page, sign }: { page: SigningStatusView; sign: string }) {
  const { t, date } = useTranslator()
  const { state, date: day = '' } = page.signing
  if (state === 'not-yet') return <p className="notice">{t('statement.not-yet', { date: date(day) })}</p>
  if (state === 'closed') return <p className="notice">{t('statement.closed', { date: date(day) })}</p>
  if (!page.canSign) return <p className="notice">{t('statement.no-mail')}</p>
  return (
    <>
      {page.deadline === undefined ? null : (
        <p className="deadline">{t('statement.deadline', { date: date(page.deadline) })}</p>
      )}
      <p className="actions">
        <a className="button" href={sign}>
          {t('statement.sign')}
        </a>
      </p>
    </>
  )
}
