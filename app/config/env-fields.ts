import { z } from 'zod'

export type Env = Readonly<Record<string, string | undefined>>

/** Trims every value and drops the empty ones: an empty line of the `.env` file means the default. */
export function dropEmpty(env: Env): Record<string, string> {
  const entries = Object.entries(env).map(([name, value = '']) => [name, value.trim()] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== ''))
}

/**
 * Builds the schema of one variable from a parser that returns undefined for a wrong value. A problem
 * continues the sentence that begins with the name of the variable; it must not repeat a value that may be
 * secret. `missing` is the problem of a required variable that is unset.
 */
export function field<T>(
  parse: (value: string) => T | undefined,
  problem: string | ((value: string) => string),
  missing = 'is missing.',
) {
  return z.string({ error: missing }).transform((value, context): T => {
    const parsed = parse(value)
    if (parsed !== undefined) return parsed
    const message = typeof problem === 'string' ? problem : problem(value)
    context.issues.push({ code: 'custom', message, input: undefined })
    return z.NEVER
  })
}

interface Bounds {
  min: number
  max: number
  otherwise: number
}

export const wholeNumber = ({ min, max, otherwise }: Bounds) =>
  field(
    (value) => {
      const number = /^\d{1,9}$/.test(value) ? Number(value) : NaN
      return number >= min && number <= max ? number : undefined
    },
    (value) => `is ${quote(value)}. Set a whole number from ${min} to ${max}, or remove it for ${otherwise}.`,
  ).default(otherwise)

/** Describes a value that `z.enum` does not allow. */
export const notOneOf =
  (allowed: readonly string[]) =>
  ({ input }: { input?: unknown }): string =>
    `is ${quote(String(input))}. Set one of ${allowed.join(', ')}.`

export const hostName = z.string().regex(/^[\w.:%-]+$/, {
  error: 'is not a host name or address. Set localhost, 127.0.0.1, 0.0.0.0 or ::, without a port.',
})

export const origin = field(
  parseOrigin,
  'is not a plain web address. Set it like https://letters.example.org, without path, query or password.',
)

export const secret = (min: number) =>
  z.string().min(min, {
    error: `is too short. Set at least ${min} characters, for example from: openssl rand -hex 32`,
  })

export const time = field(parseTime, 'is not a time. Set it like 2026-03-01T09:00:00Z, or remove it.')

// JSON quoting keeps control characters of a broken file off the operator's terminal.
function quote(value: string): string {
  return JSON.stringify(value.slice(0, 40))
}

function parseOrigin(value: string): string | undefined {
  if (!URL.canParse(value)) return undefined
  const url = new URL(value)
  const plain = url.pathname === '/' && !/[?#@]/.test(value)
  return plain && /^https?:$/.test(url.protocol) ? url.origin : undefined
}

function parseTime(value: string): string | undefined {
  const iso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/.test(value)
  return iso && !Number.isNaN(Date.parse(value)) ? new Date(value).toISOString() : undefined
}
