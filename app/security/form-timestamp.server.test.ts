import { expect, test } from 'vitest'
import { issueFormTimestamp, isFormOldEnough } from './form-timestamp.server.ts'

const made = new Date('2026-03-02T10:00:00Z')
const stamp = issueFormTimestamp('secret', 'token', made)
const after = (ms: number, isStopped = false) => ({ now: new Date(made.getTime() + ms), isStopped })

test('a page that was open for two seconds counts', () => {
  expect(isFormOldEnough('secret', 'token', stamp, after(2000))).toBe(true)
  expect(isFormOldEnough('secret', 'token', stamp, after(1999))).toBe(false)
  expect(isFormOldEnough('secret', 'token', stamp, after(0, true))).toBe(true)
})

test.each([
  ['of another page', 'other', stamp],
  ['made up', 'token', '1.x'],
  ['with an earlier moment put in', 'token', `1.${stamp.split('.')[1]}`],
  ['left out', 'token', ''],
])('a timestamp %s does not count', (_name, token, given) => {
  expect(isFormOldEnough('secret', token, given, after(60_000, true))).toBe(false)
})
