import type { TotalDifferences } from '#app/signature/signatories/displayed-counts.ts'
import type { SignatureCounts } from '#app/statement/signatory.ts'
import type { VersionCounts } from '#app/signature/signatories/version-counts.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'
import type { CheckInboxView } from '#app/ui/check-inbox-page.tsx'
import { SignForm } from '#app/pages/sign/sign-form.tsx'
import type { SignPageView } from '#app/pages/sign/sign-page.tsx'
import { SignProblems } from '#app/pages/sign/sign-problems.tsx'
import { StatementCounts } from '#app/pages/statement/statement-counts.tsx'
import { SigningStatusNotice } from '#app/pages/statement/statement-header.tsx'
import { StatementVersionCounts } from '#app/pages/statement/statement-version-counts.tsx'

export interface EmbedView {
  title: string
  lead: string
  home: string
  counts: SignatureCounts
  differences?: TotalDifferences | undefined
  versionCounts: VersionCounts[]
  form: SignPageView
}

/** An open letter in a frame on a partner's site: the numbers and the form. What leads out of it opens a window of its own. */
export function StatementEmbed({ page }: { page: EmbedView }) {
  const { t } = useTranslator()
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
        <SigningStatusNotice
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

function EmbedTop({ page: { title, lead, home } }: { page: Pick<EmbedView, 'title' | 'lead' | 'home'> }) {
  const { t } = useTranslator()
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

function EmbedKinds({ form: { kind: chosen, kinds } }: { form: SignPageView }) {
  const { t } = useTranslator()
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
export function EmbedCheckInbox({ look: { email } }: { look: CheckInboxView }) {
  const { t } = useTranslator()
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
