export type Env = Readonly<Record<string, string | undefined>>

type Bounds = { least: number; most: number; otherwise: number }

/**
 * Readers for one environment, which note every problem in `problems` and go on, so that an operator sees all of
 * them at once. A reader returns undefined for what is unset, empty or wrong.
 */
export function reader(env: Env) {
  const problems: string[] = []

  function text(name: string): string | undefined {
    const value = env[name]?.trim()
    return value === '' ? undefined : value
  }

  function matched<T>(name: string, accept: (value: string) => T | undefined, problem: string) {
    const value = text(name)
    if (value === undefined) return undefined
    const accepted = accept(value)
    if (accepted === undefined) problems.push(`${name} ${problem}`)
    return accepted
  }

  return {
    problems,
    text,
    matched,
    wholeNumber(name: string, { least, most, otherwise }: Bounds): number {
      const value = text(name)
      if (value === undefined) return otherwise
      const number = /^\d{1,9}$/.test(value) ? Number(value) : NaN
      if (number >= least && number <= most) return number
      problems.push(
        `${name} is ${quote(value)}. Set a whole number from ${least} to ${most}, or remove it for ${otherwise}.`,
      )
      return otherwise
    },
    oneOf<T extends string>(name: string, allowed: readonly T[], otherwise: T): T {
      const value = text(name)
      const found = allowed.find((one) => one === value)
      if (value !== undefined && found === undefined)
        problems.push(`${name} is ${quote(value)}. Set one of ${allowed.join(', ')}.`)
      return found ?? otherwise
    },
    host: (name: string) =>
      matched(
        name,
        (value) => (/^[\w.:%-]+$/.test(value) ? value : undefined),
        'is not a host name or address. Set localhost, 127.0.0.1, 0.0.0.0 or ::, without a port.',
      ),
    origin: (name: string) =>
      matched(
        name,
        parseOrigin,
        'is not a plain web address. Set it like https://letters.example.org, without path, query or password.',
      ),
    secret: (name: string, least: number) =>
      matched(
        name,
        (value) => (value.length >= least ? value : undefined),
        `is too short. Set at least ${least} characters, for example from: openssl rand -hex 32`,
      ),
    time: (name: string) =>
      matched(name, parseTime, 'is not a time. Set it like 2026-03-01T09:00:00Z, or remove it.'),
  }
}

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

/** Freezes a tree of plain objects and gives it back. */
export function freezeDeep<T extends object>(tree: T): Readonly<T> {
  for (const value of Object.values(tree))
    if (typeof value === 'object' && value !== null) freezeDeep(value as object)
  return Object.freeze(tree)
}
