import { isIP } from 'node:net'
import type { Log, LogFields } from './log.ts'

/**
 * Creates a log of JSON lines `{time, level, event, …fields}`. Fields are ids and codes: a value with a
 * space, a slash or an @, or an IP address, might identify a visitor and is replaced with "withheld". There
 * is no access log.
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
