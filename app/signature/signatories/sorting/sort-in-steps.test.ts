import { expect, test } from 'vitest'
import { sortInSteps } from './sort-in-steps.ts'

const run = <T>(list: readonly T[], compare: (a: T, b: T) => number) => {
  const steps = sortInSteps(list, compare)
  for (let n = 0; ; n++) {
    const step = steps.next()
    if (step.done) return { sorted: step.value, steps: n }
  }
}

test.each([0, 1, 1_500, 1_501, 10_000])(
  '%i are in the order that a sort at one go gives, equal ones too',
  (n) => {
    const list = Array.from({ length: n }, (_, i) => ({ i, key: (i * 7_919) % 97 }))
    const compare = (a: { key: number }, b: { key: number }) => a.key - b.key
    expect(run(list, compare).sorted).toEqual(list.toSorted(compare))
  },
)

test('many are sorted in many steps, and the list is not changed', () => {
  const list = Array.from({ length: 20_000 }, (_, i) => -i)
  expect(run(list, (a, b) => a - b).steps).toBeGreaterThan(14)
  expect(list[0]).toBe(-0)
})
