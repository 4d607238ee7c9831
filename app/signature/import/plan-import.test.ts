import { expect, test } from 'vitest'
import { planImport } from './plan-import.ts'
import type { ImportedSignatory } from './signatories-csv.ts'

test('a newer list adds and removes signatories, keeps fields it leaves out, and does not touch the other kind', () => {
  const lee: ImportedSignatory = { kind: 'person', name: 'Lee Yanghee' }
  const before: ImportedSignatory[] = [
    { kind: 'organisation', name: 'HRW', website: 'https://hrw.example', country: 'US' },
    { kind: 'organisation', name: 'Gone' },
    lee,
  ]
  const plan = planImport(before, [
    { kind: 'organisation', name: 'New' },
    { kind: 'organisation', name: 'HRW', country: 'DE' },
  ])
  expect(plan.added.map(({ name }) => name)).toEqual(['New'])
  expect(plan.removed.map(({ name }) => name)).toEqual(['Gone'])
  expect(plan.changed).toMatchObject([{ after: { website: 'https://hrw.example', country: 'DE' } }])
  expect(plan.kept).toEqual([{ kind: 'person', n: 1 }])
  expect(plan.result.map(({ name }) => name)).toEqual(['New', 'HRW', 'Lee Yanghee'])
  expect(planImport(plan.result, plan.result)).toMatchObject({
    added: [],
    removed: [],
    changed: [],
    unchanged: 3,
  })
})
