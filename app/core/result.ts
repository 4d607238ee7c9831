/** The outcome of a decision: a value, or a refusal whose code is a translation key. */
export type Result<T, E = Refusal> = { ok: true; value: T } | { ok: false; error: E }

interface Refusal {
  code: string
}

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export const err = <E>(error: E): { ok: false; error: E } => ({ ok: false, error })
