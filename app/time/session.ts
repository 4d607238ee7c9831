import { createDayIn } from './days.ts'
import type { PartialDate } from './partial-date.ts'

/** A regular session of the Human Rights Council. A date that no source gives stays undefined. */
export interface Session {
  /** `hrc51` */
  id: string
  number: number
  start?: PartialDate
  end?: PartialDate
  /** first day of the interactive dialogue on reprisals, if this session holds one and its day is known */
  dialogue?: PartialDate
  source: string
}

/**
 * Where a session stands: `before` it opens, `session` while it sits and the dialogue lies ahead, `day` of the dialogue,
 * `after` the dialogue (or the session's end), `unknown` while its dates are.
 */
export type SessionPhase = 'before' | 'session' | 'day' | 'after' | 'unknown'

/** The calendar day in Geneva, where the Council sits: `2022-09-29`. */
export const dayInGeneva = createDayIn('Europe/Zurich')

/** `undefined` without a session. ISO days compare as text. */
export function choosePhase(session: Session | undefined, now: Date): SessionPhase | undefined {
  if (!session) return undefined
  const today = dayInGeneva(now)
  const { start, end, dialogue } = session
  if (dialogue !== undefined && today === dialogue) return 'day'
  if (dialogue !== undefined && today > dialogue) return 'after'
  if (start === undefined) return 'unknown'
  if (today < start) return 'before'
  if (end !== undefined && today > end) return 'after'
  // Open, or begun with an end that no source gives.
  return end === undefined && dialogue === undefined ? 'unknown' : 'session'
}
