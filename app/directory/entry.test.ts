import { describe, expect, test } from 'vitest'
import { reference } from '../../tests/content/composition-context.ts'
import { demoDirectory, joinDirectories, listMailable, type AddressStatus } from '#app/recipient/address.ts'
import { fillCells, entryKeyOf, createDirectory, addressOf, statusOn, type DirectoryEntry } from './entry.ts'
import type { Recipient } from '#app/recipient/recipient.ts'

function entry(given: Record<string, string> = {}): DirectoryEntry {
  const cells = fillCells({
    state: 'CH',
    seat: 'geneva',
    email: 'mission@ch.example',
    source_url: 'https://ch.example',
    source_date: '2026-01-01',
    status: 'confirmed',
    ...given,
  })
  return { key: entryKeyOf(cells), cells }
}

function mission(code: string): Recipient {
  const state = reference.states.get(code)
  if (!state) throw new Error(code)
  return { id: code, kind: 'mission', seat: 'geneva', state }
}

const president: Recipient = {
  id: 'kz-president',
  kind: 'office',
  office: { id: 'kz-president', kind: 'head-of-state', cc: [] },
}
const office = { state: '', seat: '', office: 'kz-president' }

describe('an address that nobody checked for 180 days is expired', () => {
  test.each([
    ['the day of the source counts', {}, '2026-06-30', 'confirmed'],
    ['a day later it is over', {}, '2026-07-01', 'expired'],
    [
      'a check counts from its day',
      { verified_on: '2026-06-01', verified_by: 'A' },
      '2026-07-01',
      'confirmed',
    ],
    ['unverified ones too', { status: 'unverified' }, '2026-07-01', 'expired'],
    ['a bounce stays one', { status: 'bounced' }, '2030-01-01', 'bounced'],
    ['and so does an opt-out', { status: 'opted-out' }, '2030-01-01', 'opted-out'],
    ['what the file calls expired is that', { status: 'expired' }, '2026-01-02', 'expired'],
  ])('%s', (_what, cells, today, status) => expect(statusOn(entry(cells), today)).toBe(status))

  test('a site that runs on says so from that day, without being started again', () => {
    let today = '2026-06-30'
    const directory = createDirectory([entry()], () => today)
    expect(directory(mission('CH'))?.status).toBe('confirmed')
    today = '2026-07-01'
    expect(directory(mission('CH'))?.status).toBe('expired')
  })
})

describe('what is offered', () => {
  const offered = (status: AddressStatus, postal = 'Street / City') => {
    const shown = addressOf(entry({ status, postal_address: postal }), '2026-02-01')
    return [shown.email !== undefined, shown.postal !== undefined]
  }
  test.each([
    ['unverified', [true, true]],
    ['confirmed', [true, true]],
    ['expired', [true, true]],
    ['bounced', [false, true]],
    ['opted-out', [false, false]],
  ] as const)('%s: e-mail, post', (status, what) => expect(offered(status)).toEqual(what))

  test('nothing, where all that is known bounced; the page says that it did', () => {
    expect(offered('bounced', '')).toEqual([false, false])
    expect(addressOf(entry({ status: 'bounced' }), '2026-02-01').status).toBe('bounced')
  })

  test('no e-mail draft, where there is no e-mail', () => {
    expect(listMailable(addressOf(entry({ email: '', postal_address: 'Street' }), '2026-02-01'))).toEqual([])
    expect(listMailable(undefined)).toEqual([])
    expect(listMailable(addressOf(entry(), '2026-02-01'))[0]?.email).toBe('mission@ch.example')
  })
})

describe('several directories', () => {
  const on = (...entries: DirectoryEntry[]) => createDirectory(entries, () => '2026-02-01')

  test('the first that holds a recipient answers', () => {
    const both = joinDirectories(on(entry({ email: 'own@ch.example' })), on(entry(), entry(office)))
    expect(both(mission('CH'))?.email).toBe('own@ch.example')
    expect(both(president)?.email).toBe('mission@ch.example')
  })

  test('who opted out at the operator is not written to because a campaign knows an address', () => {
    const both = joinDirectories(on(entry({ ...office, status: 'opted-out' })), on(entry(office)))
    expect(both(president)).toMatchObject({ status: 'opted-out' })
    expect(listMailable(both(president))).toEqual([])
    expect(both(president)?.postal).toBeUndefined()
  })

  test('a demonstration fills in missions, never an office', () => {
    const both = joinDirectories(on(entry({ email: 'own@ch.example' })), demoDirectory)
    expect(both(mission('CH'))?.status).toBe('confirmed')
    expect(both(mission('KE'))?.status).toBe('demo')
    expect(both(president)).toBeUndefined()
  })
})
