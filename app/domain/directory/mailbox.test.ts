import { expect, test } from 'vitest'
import { hiddenGroups } from '../../text/hidden-characters.ts'
import { isMailbox } from './mailbox.ts'

test.each(hiddenGroups)('no mailbox holds a $called', ({ ranges }) => {
  for (const character of ranges.flat().map((code) => String.fromCodePoint(code)))
    for (const typed of [`mis${character}sion@eda.example`, `mission@e${character}da.example`])
      expect(isMailbox(typed)).toBe(false)
})

test('a mailbox in letters of another script is one', () => {
  expect(isMailbox('代表团@例子.example')).toBe(true)
  expect(isMailbox('mission@eda.example')).toBe(true)
})
