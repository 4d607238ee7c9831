import { describe, expect, test } from 'vitest'
import { insertOwnSentence, ownSentenceMark, splitAtOwnSentence } from './own-sentence.ts'

const request = 'I respectfully ask your delegation to name those concerned in public.'
const closing = 'Accept, Excellency, the assurances of my highest consideration.'
const letter = `Excellency,\n\nI write about …\n\n${ownSentenceMark}\n\n${request}\n\nSources: …\n\n${closing}`
const { text, following } = splitAtOwnSentence(letter)
const mine = 'My aunt is a lawyer too.'

test('the mark leaves no trace and no empty paragraph', () => {
  expect(text).toBe(`Excellency,\n\nI write about …\n\n${request}\n\nSources: …\n\n${closing}`)
  expect(following).toEqual([request, 'Sources: …', closing])
})

describe("Ana's sentence comes before the request", () => {
  test('in the letter as it is', () => {
    expect(insertOwnSentence(text, mine, following)).toBe(letter.replace(ownSentenceMark, mine))
  })

  test('after she added a paragraph above, a postscript below, and words to the request', () => {
    const edited = `Dear all,\n\n${text.replace('in public', 'in public and soon')}\n\nP.S. Thank you.`
    expect(insertOwnSentence(edited, mine, following)).toContain(
      `I write about …\n\n${mine}\n\nI respectfully ask`,
    )
    expect(insertOwnSentence(edited, mine, following)).toMatch(/P\.S\. Thank you\.$/)
  })

  test('before what follows the request, when she cut that', () => {
    const cut = text.replace(`${request}\n\n`, '')
    expect(insertOwnSentence(cut, mine, following)).toContain(`${mine}\n\nSources: …`)
  })
})

test('a letter that is all her own has it at the end, before her name', () => {
  expect(insertOwnSentence('Dear Ambassador,\n\nplease help these lawyers.', mine, following)).toBe(
    `Dear Ambassador,\n\nplease help these lawyers.\n\n${mine}`,
  )
})

test('without a place of its own it goes before the closing formula, and nothing typed changes nothing', () => {
  const plain = splitAtOwnSentence(`Excellency,\n\nPlease.\n\n${closing}`)
  expect(insertOwnSentence(plain.text, mine, plain.following)).toBe(
    `Excellency,\n\nPlease.\n\n${mine}\n\n${closing}`,
  )
  expect(insertOwnSentence(text, '', following)).toBe(text)
})

test('Chinese, which has no spaces, is recognised too', () => {
  const zh = splitAtOwnSentence(
    `阁下：\n\n${ownSentenceMark}\n\n恳请贵代表团公开说出当事者的姓名，并询问他们现在的处境。\n\n顺致敬意。`,
  )
  const edited = zh.text.replace('现在', '目前')
  expect(insertOwnSentence(edited, '我姑姑也是律师。', zh.following)).toContain(
    '我姑姑也是律师。\n\n恳请贵代表团',
  )
})
