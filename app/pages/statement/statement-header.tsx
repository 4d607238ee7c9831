import { useTranslator } from '#app/locale/translator-context.tsx'
import { changesPath, statementPath } from '#app/paths.ts'
import { SigningStatus } from './signing-status.tsx'
import { StatementCounts } from './signatures/statement-counts.tsx'
import type { StatementPageView } from './statement-page.server.ts'
import { StatementVersionCounts } from './signatures/statement-version-counts.tsx'

interface Props {
  page: StatementPageView
  signPath: string
}

/** The title, the numbers, the deadline and the button to sign. */
export function StatementHeader({ page, signPath }: Props) {
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
        <StatementVersionCounts slug={page.slug} versions={page.versionCounts} />
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
      <SigningStatus page={page} signPath={signPath} />
      <JumpLinks hasUpdates={page.updates.length > 0 || page.delivery !== undefined} />
      <OlderVersionNotice page={page} />
    </section>
  )
}

/** Links past the letter and its names, which may be long. */
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

function OlderVersionNotice({
  page: { slug, version, versions },
}: {
  page: Pick<StatementPageView, 'slug' | 'version' | 'versions'>
}) {
  const { t, lang, number } = useTranslator()
  const newest = versions.length
  if (version === newest) return null
  return (
    <p className="notice">
      {t('statement.version-old', { n: number(version), newest: number(newest) })}{' '}
      <a href={statementPath(lang, slug)}>{t('statement.version-newest')}</a>
      {' · '}
      <a href={changesPath(lang, slug, { from: version, to: newest })}>{t('statement.changes')}</a>
    </p>
  )
}
