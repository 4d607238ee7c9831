import { expect, test } from 'vitest'
import { createLog } from './log.server.ts'
import { errorFields } from './log.ts'

function kept() {
  const lines: string[] = []
  return {
    lines,
    log: createLog(
      (line) => lines.push(line),
      () => new Date('2026-03-01T09:00:00Z'),
    ),
  }
}

test('a line is one JSON object with time, level, event and codes', () => {
  const { lines, log } = kept()
  log.info('listening', { port: 3000 })
  expect(lines).toEqual([
    '{"port":3000,"time":"2026-03-01T09:00:00.000Z","level":"info","event":"listening"}\n',
  ])
})

test.each([
  'ana@example.org',
  '203.0.113.9',
  '2001:db8::9',
  '::ffff:203.0.113.9',
  'Ana Kovač',
  '/en/confirm/abc',
  'two\nlines',
])('%j does not get into the log', (canary) => {
  const { lines, log } = kept()
  log.error('failed', { detail: canary })
  expect(JSON.parse(lines.join())).toMatchObject({ detail: 'withheld' })
})

test('an error is logged with its code and place, not with its message', () => {
  const { lines, log } = kept()
  log.error('failed', errorFields(Object.assign(new TypeError('ana@example.org said x'), { code: 'E_X' })))
  expect(JSON.parse(lines.join())).toMatchObject({ kind: 'TypeError', code: 'E_X' })
  expect(JSON.parse(lines.join()).at).toMatch(/^log\.server\.test\.ts:\d+$/)
  expect(lines.join()).not.toContain('ana')
})

test('an error whose message looks like a place in a file reveals nothing', () => {
  const error = new Error('no page at /confirm/ana.ts:1:1')
  expect(errorFields(error).at).not.toContain('ana')
})
