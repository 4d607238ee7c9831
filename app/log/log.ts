export type LogFields = Readonly<Record<string, string | number>>

export interface Log {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}

/**
 * Turns a thrown value into log fields: its kind and code, and where it was thrown (file name and line).
 * Never its message, which often quotes what a visitor sent.
 */
export function errorFields(thrown: unknown): LogFields {
  if (!(thrown instanceof Error)) return { kind: typeof thrown }
  const where = /[\\/]([\w.-]+\.[cm]?[jt]sx?):(\d+):\d+\)?$/m.exec(stackFrames(thrown))
  const known = 'code' in thrown && typeof thrown.code === 'string' ? { code: thrown.code } : {}
  return { kind: thrown.name, ...known, ...(where ? { at: `${where[1]}:${where[2]}` } : {}) }
}

// The stack repeats the message at its top.
function stackFrames({ stack = '', message }: Error): string {
  const start = stack.indexOf(message)
  return start < 0 ? '' : stack.slice(start + message.length)
}
