import { expect, test } from 'vitest'
import { hiddenGroups } from '#app/text/characters/hidden-characters.ts'
import { isMailboxAddress } from './mailbox-address.ts'

test.each(hiddenGroups)('no mailbox holds a $called', ({ ranges }) => {
  for (const character of ranges.flat().map((code) => String.fromCodePoint(code)))
    for (const typed of [`mis${character}sion@eda.example`, `mission@e${character}da.example`])
      expect(isMailboxAddress(typed)).toBe(false)
})

test('a mailbox in letters of another script is one', () => {
  expect(isMailboxAddress('代表团@例子.example')).toBe(true)
  expect(isMailboxAddress('mission@eda.example')).toBe(true)
})
