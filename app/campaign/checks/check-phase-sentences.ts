import type { Session } from '#app/time/session.ts'
import type { SentenceByPhase } from '#app/campaign/schema/words-schema.ts'

const phases = ['before', 'session', 'day', 'after'] as const

/**
 * Checks that there is a sentence for each phase that can occur, and no other. `path` is the place of the
 * sentences.
 */
export function checkPhaseSentences(
  path: readonly string[],
  clock: SentenceByPhase<unknown>,
  session: Session | undefined,
  report: (path: readonly string[], what: string, todo: string, key?: boolean) => void,
): void {
  const wanted: (keyof SentenceByPhase<unknown>)[] = session
    ? [...phases, ...(session.start === undefined ? (['unknown'] as const) : [])]
    : ['always']
  for (const place of wanted)
    if (clock[place] === undefined)
      report(
        path,
        place === 'unknown' && session
          ? `The dates of session ${session.number} are not known, and "unknown" is missing.`
          : `"${place}" is missing in "${path.at(-1)}".`,
        place === 'unknown'
          ? 'Add "unknown: …", a sentence that names no date.'
          : `Add "${place}: …"${session ? '' : '; a campaign without a session has only this one'}.`,
      )
  for (const place of Object.keys(clock) as (keyof SentenceByPhase<unknown>)[])
    if (session ? place === 'always' : place !== 'always')
      report(
        [...path, place],
        session ? '"always" is for campaigns without a session.' : 'The campaign has no session.',
        'Remove this sentence.',
        true,
      )
}
