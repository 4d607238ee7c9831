import { describe, expect, test } from 'vitest'
import { reference } from '../../../tests/content/composition-context.ts'
import { fillCells, entryKeyOf, type DirectoryEntry } from '#app/directory/entry.ts'
import { findFreeMailProvider } from './free-mail-providers.ts'
import { isLikelyPersonal } from './mailbox-address.ts'
import { listSuspicions } from './suspicions.ts'

const entry = (state: string, email: string, more: Record<string, string> = {}): DirectoryEntry => {
  const cells = fillCells({ state, seat: 'geneva', email, status: 'unverified', ...more })
  return { key: entryKeyOf(cells), cells }
}
const found = (...entries: DirectoryEntry[]) =>
  listSuspicions(entries, reference).map(({ kind, keys }) => [kind, keys.length])

describe('addresses that look guessed', () => {
  test.each([
    ['codes in the mailbox', ['mission.ch@x.example', 'mission.fr@x.example', 'mission.ke@x.example']],
    [
      'codes in the domain',
      ['info@ch-mission.example', 'info@fr-mission.example', 'info@ke-mission.example'],
    ],
    ['codes at the end of a word', ['missionch@x.example', 'missionfr@x.example', 'missionke@x.example']],
    ['names', ['switzerland@x.example', 'france@x.example', 'kenya@x.example']],
    ['codes twice', ['ch@ch.missions.example', 'fr@fr.missions.example', 'ke@ke.missions.example']],
  ])('%s', (_what, [ch = '', fr = '', ke = '']) => {
    expect(found(entry('CH', ch), entry('FR', fr), entry('KE', ke))).toContainEqual(['pattern', 3])
  })

  test('two similar addresses are no pattern, and neither are three that differ otherwise', () => {
    expect(found(entry('CH', 'mission.ch@x.example'), entry('FR', 'mission.fr@x.example'))).toEqual([])
    expect(
      found(
        entry('CH', 'geneva@eda.example'),
        entry('FR', 'onu-geneve@diplomatie.example'),
        entry('KE', 'info@kenyamission.example'),
      ),
    ).toEqual([])
  })
})

test.each([
  'gmail.com',
  'yahoo.fr',
  'yahoo.co.uk',
  'hotmail.fr',
  'mail.ru',
  'qq.com',
  '163.com',
  'proton.me',
])('anybody can open a mailbox at %s', (domain) => {
  expect(findFreeMailProvider(`mission@${domain.toUpperCase()}`)).toBe(domain)
  expect(found(entry('CH', `mission@${domain}`))).toEqual([['free-mail', 1]])
})

test.each(['eda.admin.example', 'notgmail.com', 'gmail.com.example'])('%s is no free provider', (domain) =>
  expect(findFreeMailProvider(`mission@${domain}`)).toBeUndefined(),
)

test('one address for several missions is reported', () => {
  expect(found(entry('CH', 'both@x.example'), entry('LI', 'Both@x.example'))).toEqual([['shared', 2]])
})

test('a personal name is reported, the name of an office is not', () => {
  expect(isLikelyPersonal('anna.muster@eda.example')).toBe(true)
  for (const email of [
    'mission.geneva@x.example',
    'ch.geneva@x.example',
    'press.office@x.example',
    'a.b@x.example',
  ])
    expect(isLikelyPersonal(email), email).toBe(false)
  expect(found(entry('CH', 'anna.muster@x.example', { kind: 'personal' }))).toEqual([])
})

test('a domain in other letters is shown in ASCII', () => {
  const [suspicion] = listSuspicions([entry('CN', 'mission@例子.example')], reference)
  expect(suspicion?.what).toContain('xn--fsqu00a.example')
})
