import { describe, expect, test } from 'vitest'
import { directoryColumns } from '#app/directory/columns.ts'
import { fillCells, entryKeyOf, type DirectoryEntry } from '#app/directory/entry.ts'
import { hasChanges, planDirectoryImport } from './plan-directory-import.ts'

const entry = (state: string, given: Record<string, string> = {}): DirectoryEntry => {
  const cells = fillCells({
    state,
    seat: 'geneva',
    email: `mission@${state.toLowerCase()}.example`,
    source_url: 'https://source.example',
    source_date: '2026-01-01',
    status: 'unverified',
    ...given,
  })
  return { key: entryKeyOf(cells), cells }
}
const six = ['state', 'seat', 'email', 'source_url', 'source_date', 'status']
const checked = {
  verified_on: '2026-01-05',
  verified_by: 'A. B.',
  kind: 'general',
  website: 'https://w.example',
}

test('new, changed, unchanged and kept rows are distinguished', () => {
  const plan = planDirectoryImport(
    [entry('CH'), entry('FR'), entry('KE')],
    [entry('CH'), entry('FR', { status: 'confirmed' }), entry('NO')],
    six,
    false,
  )
  expect(plan).toMatchObject({ unchanged: 1, kept: 1, removed: [] })
  expect(plan.added.map(({ key }) => key)).toEqual(['NO geneva'])
  expect(plan.changed).toEqual([
    { key: 'FR geneva', cells: [{ column: 'status', from: 'unverified', to: 'confirmed' }] },
  ])
  expect(plan.result.map(({ key }) => key)).toEqual(['CH geneva', 'FR geneva', 'KE geneva', 'NO geneva'])
})

test('importing the same twice changes nothing the second time', () => {
  const file = [entry('CH'), entry('FR')]
  const { result } = planDirectoryImport([], file, six, false)
  expect(hasChanges(planDirectoryImport(result, file, six, false))).toBe(false)
})

describe('columns that the file does not have', () => {
  test('stay as they are', () => {
    const { result } = planDirectoryImport(
      [entry('CH', checked)],
      [entry('CH', { status: 'confirmed' })],
      six,
      false,
    )
    expect(result[0]?.cells).toMatchObject({ ...checked, status: 'confirmed' })
  })
  test('but a check does not pass on to another address', () => {
    const { result } = planDirectoryImport(
      [entry('CH', checked)],
      [entry('CH', { email: 'new@ch.example' })],
      six,
      false,
    )
    expect(result[0]?.cells).toMatchObject({
      verified_on: '',
      verified_by: '',
      kind: '',
      website: checked.website,
    })
  })
  test('an empty cell of a column that is there empties it', () => {
    const { result } = planDirectoryImport([entry('CH', checked)], [entry('CH')], directoryColumns, false)
    expect(result[0]?.cells).toMatchObject({ website: '', verified_on: '' })
  })
})

test('rows are removed only with --replace', () => {
  const plan = planDirectoryImport([entry('CH', checked), entry('FR')], [entry('CH')], six, true)
  expect(plan.removed.map(({ key }) => key)).toEqual(['FR geneva'])
  expect(plan.result).toEqual([entry('CH')])
})

test('a recipient that opted out is neither written to again nor forgotten by an import', () => {
  const out = [entry('CH', { status: 'opted-out' }), entry('FR', { status: 'opted-out' })]
  const lifted = (incoming: DirectoryEntry[], replace: boolean) =>
    planDirectoryImport(out, incoming, six, replace).liftedOptOuts
  expect(lifted([entry('CH')], false)).toEqual(['CH geneva'])
  expect(lifted([entry('CH', { status: 'opted-out', email: 'x@ch.example' })], false)).toEqual([])
  expect(lifted([entry('CH', { status: 'opted-out' })], true)).toEqual(['FR geneva'])
})
