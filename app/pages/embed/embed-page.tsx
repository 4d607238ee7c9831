import { useTranslator } from '#app/locale/translator-context.tsx'
import type { CheckInboxView } from '#app/ui/check-inbox-page.tsx'
import { SignForm } from '#app/pages/sign/sign-form.tsx'
import type { SignPageView } from '#app/pages/sign/sign-page.tsx'
import { SignProblems } from '#app/pages/sign/sign-problems.tsx'
import { StatementCounts } from '#app/pages/statement/signatures/statement-counts.tsx'
import { SigningStatus } from '#app/pages/statement/signing-status.tsx'
import { StatementVersionCounts } from '#app/pages/statement/signatures/statement-version-counts.tsx'
import { statementPath } from '#app/paths.ts'
import type { EmbedPageView } from './embed-page.server.ts'

/** An open letter in a frame on a partner's site: the numbers and the form. Links that leave the frame open a new window. */
export function EmbedPage({ page }: { page: EmbedPageView }) {
  const { t, lang } = useTranslator()
  const { form } = page
  const { state, opens, deadline } = form.opening
  const canSign = form.isOffered && state === 'open'
  return (
    <>
      <EmbedHeader page={page} />
      <StatementCounts counts={page.counts} differences={page.differences} isBrief />
      <StatementVersionCounts slug={page.slug} versions={page.versionCounts} isFramed />
      {canSign ? (
        <>
          <SignProblems page={form} />
          <p className="hint">{form.asks}</p>
          <EmbedKinds form={form} />
          <SignForm page={form} />
        </>
      ) : (
        <SigningStatus
          page={{ signing: { state, date: state === 'not-yet' ? opens : deadline }, canSign: form.isOffered }}
          signPath=""
        />
      )}
      <p className="hint">
        <a href={statementPath(lang, page.slug)} target="_blank" rel="noopener">
          {t('statement.embed-site')}
        </a>
      </p>
    </>
  )
}

function EmbedHeader({ page: { slug, title, lead } }: { page: EmbedPageView }) {
  const { t, lang } = useTranslator()
  return (
    <>
      <p className="label">{t('statement.label')}</p>
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <p>
        <a href={statementPath(lang, slug)} target="_blank" rel="noopener">
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

/** The page after the form: the same whatever came of it. */
export function EmbedCheckInbox({ page: { email } }: { page: CheckInboxView }) {
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
