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

/** A participation as the domain hands it over. It has no field for a person, and none for a time of day. */
export interface NewParticipation {
  readonly campaign: string
  readonly kind: ParticipationKind
  /** A state's code ('CH') or an office's id. */
  readonly recipient?: string | null
  readonly caseId?: string | null
  readonly network?: string | null
  readonly language?: string | null
  /** 'YYYY-MM-DD', UTC. */
  readonly day: string
  /** Hash of a one-time token, the kind and the target; `null` where nothing can tell a repetition. */
  readonly once: string | null
  /** Set aside without a word: kept, never counted. */
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
  once: string | null
  suspect: 0 | 1
  counted: Generated<0 | 1>
}

/** A conclusion from `participation`, never a fact: rebuilt at will. */
export interface CounterTable {
  campaign: string
  kind: ParticipationKind
  n: number
}
