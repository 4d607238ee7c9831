import { createDayIn } from './days.ts'
import type { PartialDate } from './partial-date.ts'

/** A regular session of the Human Rights Council. A date that no source gives stays undefined. */
export interface Session {
  /** `hrc51` */
  id: string
  number: number
  start?: PartialDate
  end?: PartialDate
  /** first day of the interactive dialogue on reprisals, if this session has one and its day is known */
  dialogue?: PartialDate
  source: string
}

/**
 * The phase of a session: `before` it opens, `session` until the dialogue, `day` of the dialogue, `after` the
 * dialogue (or the session's end), `unknown` while its dates are unknown.
 */
export type SessionPhase = 'before' | 'session' | 'day' | 'after' | 'unknown'

/** The calendar day in Geneva, where the Council sits: `2022-09-29`. */
export const dayInGeneva = createDayIn('Europe/Zurich')

/** Chooses the phase of a session; undefined without a session. */
export function choosePhase(session: Session | undefined, now: Date): SessionPhase | undefined {
  if (!session) return undefined
  const today = dayInGeneva(now)
  const { start, end, dialogue } = session
  if (dialogue !== undefined && today === dialogue) return 'day'
  if (dialogue !== undefined && today > dialogue) return 'after'
  if (start === undefined) return 'unknown'
  if (today < start) return 'before'
  if (end !== undefined && today > end) return 'after'
  // In session, or begun with an unknown end.
  return end === undefined && dialogue === undefined ? 'unknown' : 'session'
}
