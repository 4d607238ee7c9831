import { describe, expect, test } from 'vitest'
import { openLetter, paragraph, openLetterSignedBy } from '#app/documents/statement-sheet.fixture.ts'
import { displayWidth, wrapText } from './wrap-text.ts'
import { formatPlainText } from './plain-text.ts'

describe('an open letter as plain text', () => {
  test('numbers its notes in the text and gives them at the end', () => {
    const text = formatPlainText(openLetter)
    expect(text).toContain('those who fled[1], and what awaits them.')
    expect(text).toContain(
      '[1] A/77/522, para. 9, https://undocs.org/A/77/522\n\n[2] Ibid.\n\n[3] A/HRC/25/63',
    )
    expect(text.indexOf('Signatories')).toBeLessThan(text.indexOf('Notes\n====='))
  })

  test('numbers the names, each on a line of its own', () => {
    const lines = formatPlainText(openLetter).split('\n')
    expect(lines).toContain(' 1. Liên Đoàn Công Giáo Việt Nam tại Đức · Germany')
    expect(lines).toContain(' 6. 台灣南社')
    expect(lines).toContain(' 7. Chinese Christian Fellowship (華人基督徒公義團契)')
    expect(lines).toContain(' 4. \u2067مرصد الصحراء للسلم والديمقراطية وحقوق الإنسان\u2069 · Morocco')
    expect(lines).toContain('1. Ana Müller, Former Special Rapporteur & lawyer · Peru')
  })

  test('keeps to 78 columns in every script, without losing a character', () => {
    for (const sentence of [
      'Nobody shall be sent back to where torture awaits them. ',
      '我们敦请您正式终结强迫遣返“朝鲜逃亡者”的政策，并落实个人甄别程序。',
    ]) {
      const text = sentence.repeat(20).trim()
      const wrapped = formatPlainText({ ...openLetterSignedBy(300), body: [paragraph(text)] })
      for (const line of wrapped.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(78)
      expect(wrapped.replace(/\s+/g, '')).toContain(text.replace(/\s+/g, ''))
    }
  })

  test('ends with its version and time', () => {
    expect(formatPlainText(openLetter).trimEnd().split('\n').slice(-2)).toEqual(openLetter.foot)
  })
})

describe('a line', () => {
  test('does not begin with a closing mark, nor end with an opening one', () => {
    for (const columns of [9, 10, 11, 12, 13])
      for (const line of wrapText('人权理事会，“恳请”各国（和地区）发声。', columns)) {
        expect(line).not.toMatch(/^[，。”）]/)
        expect(line).not.toMatch(/[“（]$/)
      }
  })

  test('keeps a URL whole', () => {
    const url = `https://example.org/${'a'.repeat(90)}`
    expect(wrapText(`See ${url} for more`, 78)).toEqual(['See', url, 'for more'])
  })

  test('counts marks as zero and wide characters as two columns', () => {
    expect([
      displayWidth('e\u0301'),
      displayWidth('か\u3099'),
      displayWidth('الأَ'),
      displayWidth('A人'),
    ]).toEqual([1, 2, 3, 3])
  })
})
