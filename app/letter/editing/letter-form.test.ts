import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maxLetterFormLengths, signLetter, type LetterForm } from './letter-form.ts'

const form = (more: Partial<LetterForm> = {}): LetterForm => ({
  subject: 'Subject',
  text: 'Excellency,\nplease.',
  why: '',
  name: '',
  town: '',
  ...more,
})
const signed = (more: Partial<LetterForm>) => {
  const result = signLetter(form(more), { following: [], foot: '' })
  if (!result.ok) throw new Error('refused')
  return result.value
}
const problems = (more: Partial<LetterForm>) => {
  const result = signLetter(form(more), { following: [], foot: '' })
  return result.ok
    ? []
    : result.error.map(
        ({ field, code }) => `${field} ${code.replace(`-${field}`, '').replace('letter.', '')}`,
      )
}

describe('the letter that is sent', () => {
  test('is signed with name and town, each on its line, if they are given', () => {
    expect(signed({ name: ' Ana  Ruiz ', town: 'Lima' }).text).toBe('Excellency,\nplease.\n\nAna Ruiz\nLima')
    expect(signed({ town: 'Lima' }).text).toBe('Excellency,\nplease.\n\nLima')
    expect(signed({}).text).toBe('Excellency,\nplease.')
  })

  test("carries the supporter's own sentence before the close, then the signature, then who gets a copy", () => {
    const result = signLetter(
      form({ text: 'Excellency,\n\nI ask …\n\nAccept …', why: ' My aunt\u202E. ', name: 'Ana' }),
      {
        following: ['Accept …'],
        foot: 'cc: Senate',
      },
    )
    expect(result).toMatchObject({
      value: { text: 'Excellency,\n\nI ask …\n\nMy aunt.\n\nAccept …\n\nAna\n\ncc: Senate', cleaned: true },
    })
  })

  test('has the line breaks of the text, whatever machine wrote them', () => {
    expect(signed({ text: 'a\r\nb\rc\nd' }).text).toBe('a\nb\nc\nd')
  })

  test('has a subject of one line, so that nothing can be added to the headers of an email', () => {
    expect(signed({ subject: 'Hello\r\nBcc: all@x.example' }).subject).toBe('Hello Bcc: all@x.example')
    expect(signed({ subject: 'a\u2028b\u0085c' }).subject).toBe('abc')
  })

  test('loses what can hide its meaning, and says so', () => {
    const evil = signed({ text: 'pay \u202Eevil\u202C \u2066x\u2069\u0000\u0007\u009F' })
    expect(evil).toMatchObject({ text: 'pay evil x', cleaned: true })
    expect(signed({ text: 'plain\ttext\r\nwith lines' }).cleaned).toBe(false)
  })

  test('keeps what Persian, Arabic and emoji need', () => {
    const text = 'می\u200Cخواهم \u200Fسلام\u200E 👩\u200D👩\u200D👧 🇨🇭 👍🏽'
    expect(signed({ text })).toMatchObject({ text, cleaned: false })
  })

  test('takes braces and tags as text', () => {
    expect(signed({ text: '{{subject}} {{{x}}} <script>alert(1)</script>' }).text).toBe(
      '{{subject}} {{{x}}} <script>alert(1)</script>',
    )
  })

  test('is well-formed whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        const result = signLetter(form({ text: `x${text}`, why: text }), { following: [], foot: '' })
        if (result.ok) expect(result.value.text.isWellFormed()).toBe(true)
      }),
    )
  })
})

describe('a letter that cannot be sent says why', () => {
  test('empty, only spaces, or only characters that are removed', () => {
    expect(problems({ subject: '' })).toEqual(['subject empty'])
    expect(problems({ subject: ' \n ', text: '\u202E\u0000 \n' })).toEqual(['subject empty', 'text empty'])
  })

  test('longer than the form takes: all fields at once, and the last character that fits does fit', () => {
    const over = Object.fromEntries(
      Object.entries(maxLetterFormLengths).map(([field, limit]) => [field, 'a'.repeat(limit + 1)]),
    )
    expect(problems(over)).toEqual([
      'subject too-long',
      'text too-long',
      'why too-long',
      'name too-long',
      'town too-long',
    ])
    expect(problems({ text: 'a'.repeat(6000), subject: 'a'.repeat(200) })).toEqual([])
  })

  test('6,000 Chinese characters are a form the host still takes', () => {
    expect(encodeURIComponent('信'.repeat(maxLetterFormLengths.text)).length).toBeLessThan(
      65_536 -
        9 *
          (maxLetterFormLengths.subject +
            maxLetterFormLengths.why +
            maxLetterFormLengths.name +
            maxLetterFormLengths.town),
    )
  })
})
