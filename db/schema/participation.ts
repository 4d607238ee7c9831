import type { Generated } from 'kysely'

export const participationKinds = [
  'prepared',
  'reported',
  'shared',
  'confirmed',
  'accepted',
  'bounced',
] as const

export type ParticipationKind = (typeof participationKinds)[number]

/** Participation to be recorded. It has no field for a person, and none for a time of day. */
export interface NewParticipation {
  readonly campaign: string
  readonly kind: ParticipationKind
  /** Code of a state ('CH') or id of an office. */
  readonly recipient?: string | null
  readonly caseId?: string | null
  readonly network?: string | null
  readonly language?: string | null
  /** 'YYYY-MM-DD', UTC. */
  readonly day: string
  /** Hash of a page token, the kind and the target; null where a repetition cannot be recognised. */
  readonly dedupKey: string | null
  /** True for one that is kept but never counted. */
  readonly suspect: boolean
}

export interface ParticipationTable {
  id: string
  campaign: string
  kind: ParticipationKind
  recipient: string | null
  caseId: string | null
  network: string | null
  language: string | null
  day: string
  dedupKey: string | null
  suspect: 0 | 1
  counted: Generated<0 | 1>
}

/** Counts derived from `participation`; they can be rebuilt at any time. */
export interface CounterTable {
  campaign: string
  kind: ParticipationKind
  n: number
}
