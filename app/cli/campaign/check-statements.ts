import { isLater } from '#app/campaign/checks/check-facts.ts'
import { dayInGeneva } from '#app/time/session.ts'
import { formatProblem, type Problem } from '#app/core/problem.ts'
import { signatoryKinds } from '#app/statement/signatory.ts'
import { compareTotals, pluralOf } from '#app/signature/signatories/imported-totals.ts'
import type { LoadedStatement } from '#app/content/load-statements.server.ts'
import { formatReviews, type Review } from './reviews.ts'

/** Lists notes, which are no mistakes: totals that do not add up, and dates in the future. */
function listStatementNotes(loaded: LoadedStatement, now: Date): Problem[] {
  const { statement, locateFacts, signatories } = loaded
  if (!statement || !locateFacts) return []
  const differences = compareTotals(statement.elsewhere, signatories) ?? {}
  const totals = signatoryKinds.flatMap((kind): Problem[] => {
    const found = differences[kind]
    if (!found) return []
    const { stated, counted, listed, anonymous } = found
    return [
      {
        ...locateFacts(['elsewhere', 'totals', pluralOf[kind]]),
        what: `The source states ${stated} ${pluralOf[kind]}; the list adds up to ${counted}: ${listed} named, ${anonymous} anonymous.`,
        todo: 'The page shows both. Compare the list with its source again.',
      },
    ]
  })
  const today = dayInGeneva(now)
  const dated = [
    ...(statement.delivery ? [{ path: ['delivery', 'date'], date: statement.delivery.date }] : []),
    ...statement.updates.map(({ date }, i) => ({ path: ['updates', i, 'date'], date })),
  ]
  const early = dated
    .filter(({ date }) => isLater(date, today))
    .map(({ path, date }) => ({
      ...locateFacts(path),
      what: `${date} is in the future.`,
      todo: 'Enter only what has already happened.',
    }))
  return [...totals, ...early]
}

function listStatementReviews({ slug, statement }: LoadedStatement): Review[] {
  return [...(statement?.words ?? [])].map(([lang, { reviewed }]) => ({
    file: `campaigns/${slug}/statement/words.${lang}.yaml`,
    reviewed,
  }))
}

/** Builds the report on an open letter as JSON. */
export const reportStatement = (loaded: LoadedStatement, now: Date) => ({
  slug: loaded.slug,
  ok: loaded.problems.length === 0,
  reviewed: listStatementReviews(loaded),
  notes: listStatementNotes(loaded, now),
  versions: loaded.statement?.versions.length ?? 0,
  listed: loaded.signatories.length,
})

/** Formats the report on an open letter without mistakes as lines of text. */
export function formatStatement(loaded: LoadedStatement, now: Date): string[] {
  const { slug, statement, signatories } = loaded
  if (!statement) return []
  const { versions, languages, draft, elsewhere } = statement
  const list = elsewhere ? ` ${signatories.length} signatories collected elsewhere.` : ''
  return [
    `${slug}: open letter in order${draft ? ', a draft, not yet on the site' : ''}. ${versions.length} ${versions.length === 1 ? 'version' : 'versions'} of the text in ${languages.join(', ')}.${list}`,
    ...listStatementNotes(loaded, now).map((note) => `  ${formatProblem(note)}`),
    ...formatReviews(listStatementReviews(loaded)).map((line) => `  ${line}`),
  ]
}
