import { signatoryKinds } from '#app/statement/signatory.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { kindTitleKeys } from '#app/signature/signatory/format-counts.ts'
import { statementPath } from '#app/paths.ts'
import type { NumbersPageView } from './numbers-page.server.ts'

/** The signatures of every open letter, by kind and whether the signatory is named. */
export function StatementNumbers({ page: { statements } }: { page: NumbersPageView }) {
  const { t, lang, number } = useTranslator()
  if (statements.length === 0) return null
  return (
    <section aria-labelledby="signatures-now">
      <h2 id="signatures-now">{t('counter.columns.signatures')}</h2>
      {statements.map(({ slug, title, counts }) => (
        <section key={slug} aria-labelledby={`signatures-${slug}`}>
          <h3 id={`signatures-${slug}`}>
            <a href={statementPath(lang, slug)}>{title}</a>
          </h3>
          <dl className="numbers">
            {signatoryKinds
              .filter((kind) => counts[kind].total > 0)
              .flatMap((kind) => [
                <div key={kind}>
                  <dt>{t(kindTitleKeys[kind])}</dt>
                  <dd>{number(counts[kind].total)}</dd>
                </div>,
                <div key={`${kind}-anonymous`}>
                  <dt>{t('statement.anonymous', { kind: t(kindTitleKeys[kind]) })}</dt>
                  <dd>{number(counts[kind].anonymous)}</dd>
                </div>,
              ])}
          </dl>
        </section>
      ))}
    </section>
  )
}
