import { expect, test } from 'vitest'
import { reference } from '../../tests/content/composition-context.ts'
import { measureCoverage } from './coverage.ts'
import { fillCells, entryKeyOf, createDirectory } from './entry.ts'
import type { Recipient } from '#app/recipient/recipient.ts'

const mission = (code: string): Recipient => {
  const state = reference.states.get(code)
  if (!state) throw new Error(code)
  return { id: code, kind: 'mission', seat: 'geneva', state }
}
const entry = (given: Record<string, string>) => {
  const cells = fillCells({ seat: 'geneva', source_date: '2026-01-01', status: 'confirmed', ...given })
  return { key: entryKeyOf(cells), cells }
}

test('an organiser sees how many can be reached, and how', () => {
  const today = '2026-06-20'
  const directory = createDirectory(
    [
      entry({ state: 'CH', email: 'a@ch.example' }),
      entry({ state: 'FR', email: 'a@fr.example', status: 'unverified', source_date: '2026-06-01' }),
      entry({ state: 'KE', email: 'a@ke.example', source_date: '2025-01-01' }),
      entry({ state: 'NL', email: 'a@nl.example', status: 'bounced', postal_address: 'Street' }),
      entry({ state: 'NO', email: 'a@no.example', status: 'opted-out', postal_address: 'Street' }),
    ],
    () => today,
  )
  const president: Recipient = {
    id: 'kz-president',
    kind: 'office',
    office: { id: 'kz-president', kind: 'head-of-state', cc: [] },
  }
  const recipients = [...['CH', 'FR', 'KE', 'NL', 'NO', 'PE'].map(mission), president]
  expect(measureCoverage(recipients, directory, today)).toEqual({
    recipients: 7,
    email: { confirmed: 1, unverified: 1, expired: 1 },
    emailTotal: 3,
    postOnly: 1,
    unreachable: ['NO (opted-out)', 'PE', 'kz-president'],
    expiringSoon: [{ id: 'CH', days: 10 }],
    seats: {
      geneva: { recipients: 6, email: 3, postOnly: 1, unreachable: 2 },
      office: { recipients: 1, email: 0, postOnly: 0, unreachable: 1 },
    },
  })
})
