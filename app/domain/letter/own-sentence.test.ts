import { expect, test } from 'vitest'
import { insertOwn, ownMark, placeOwn } from './own-sentence.ts'

const letter = `Excellency,\n\nI write about …\n\n${ownMark}\n\nI ask …\n\nAccept, Excellency, …`

test('the mark leaves no trace and no empty paragraph', () => {
  expect(placeOwn(letter)).toEqual({
    text: 'Excellency,\n\nI write about …\n\nI ask …\n\nAccept, Excellency, …',
    after: 2,
  })
})

test("Ana's sentence stands where the template puts it, also after she added a paragraph above", () => {
  const { text, after } = placeOwn(letter)
  expect(insertOwn(text, 'My aunt is a lawyer too.', after)).toBe(
    letter.replace(ownMark, 'My aunt is a lawyer too.'),
  )
  expect(insertOwn(`Dear all,\n\n${text}`, 'Mine.', after)).toMatch(/I write about …\n\nMine\.\n\nI ask/)
})

test('without a place of its own it goes before the closing formula, and nothing typed changes nothing', () => {
  const { text, after } = placeOwn('Excellency,\n\nI ask …\n\nAccept, …')
  expect(insertOwn(text, 'Mine.', after)).toBe('Excellency,\n\nI ask …\n\nMine.\n\nAccept, …')
  expect(insertOwn(text, '', after)).toBe(text)
})

test('a letter cut down to one line still takes it', () => {
  expect(insertOwn('Help them.', 'Mine.', 3)).toBe('Mine.\n\nHelp them.')
})
