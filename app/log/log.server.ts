import { isIP } from 'node:net'

export type LogFields = Readonly<Record<string, string | number>>

export type Log = {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}

/**
 * A log of JSON lines `{time, level, event, …fields}`. Fields are ids and codes: whatever has a blank, a slash or an
 * @ in it, or is an IP address, might tell who a visitor is and is written as "withheld". There is no access log.
 */
export function createLog(write: (line: string) => void, now: () => Date = () => new Date()): Log {
  const at =
    (level: string) =>
    (event: string, fields: LogFields = {}) => {
      const codes = Object.entries(fields).map(([name, value]) => [name, code(value)])
      const line = { ...Object.fromEntries(codes), time: now().toISOString(), level, event: code(event) }
      write(JSON.stringify(line) + '\n')
    }
  return { info: at('info'), warn: at('warn'), error: at('error') }
}

function code(value: string | number): string | number {
  if (typeof value === 'number') return Number.isFinite(value) ? value : 'withheld'
  return /^[\w.:-]{1,64}$/.test(value) && isIP(value) === 0 ? value : 'withheld'
}

/**
 * An accident as fields for the log: its code or its kind, and where it was thrown (file name and line). Never its
 * message, which often quotes what a visitor sent.
 */
export function accident(thrown: unknown): LogFields {
  if (!(thrown instanceof Error)) return { kind: typeof thrown }
  const where = /[\\/]([\w.-]+\.[cm]?[jt]sx?):(\d+):\d+\)?$/m.exec(frames(thrown))
  const known = 'code' in thrown && typeof thrown.code === 'string' ? { code: thrown.code } : {}
  return { kind: thrown.name, ...known, ...(where ? { at: `${where[1]}:${where[2]}` } : {}) }
}

// The stack repeats the message at its top.
function frames({ stack = '', message }: Error): string {
  const start = stack.indexOf(message)
  return start < 0 ? '' : stack.slice(start + message.length)
}
