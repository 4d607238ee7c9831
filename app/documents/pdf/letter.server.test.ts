import { afterAll, describe, expect, test } from 'vitest'
import { createTypesetter } from '#app/documents/typesetter/typesetter.server.ts'
import { readPdf } from './read-pdf.fixture.ts'
import type { LetterSheet } from './letter-to-typst.ts'

const typesetter = createTypesetter({ timeoutMs: 25_000 })
afterAll(() => typesetter.close())

const english: LetterSheet = {
  lang: 'en',
  dir: 'ltr',
  placeAndDate: 'Lima, 21 November 2026',
  addressee: ['The Permanent Representative', 'Permanent Mission of Switzerland'],
  subject: 'Reprisals: a request',
  text: 'Excellency,\n\nI write about reprisals.\n\nYours respectfully,\n\nAna Müller\nLima',
  closing: 'Yours respectfully,',
  title: 'Reprisals: a request',
}
const set = async (changes: Partial<LetterSheet>) =>
  readPdf(await typesetter.typesetLetter({ ...english, ...changes }))
const filled = (paragraph: string, times: number) =>
  ['Excellency,', ...Array.from({ length: times }, () => paragraph), 'Yours respectfully,'].join('\n\n')
const sentence = 'A human rights lawyer was forcibly disappeared after meeting a UN Special Rapporteur. '

describe('a letter on paper', () => {
  test('has place and date, address, subject, text and signature, in this order', async () => {
    const { text, pages } = await set({})
    const order = [
      'Lima,21',
      'PermanentRep',
      'Switzerland',
      'Reprisals:a',
      'Excellency',
      'Yours',
      'AnaMüller',
    ]
    const places = order.map((part) => text.indexOf(part))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places).not.toContain(-1)
    expect(pages).toBe(1)
    expect(text).not.toContain('1/1')
  })

  test.each([
    ['zh', 'ltr', '谨就当事者因与联合国合作而遭报复一事致函阁下，“恳请”贵代表团为其发声。'],
    ['ru', 'ltr', 'Обращаюсь к Вам по поводу людей, подвергшихся репрессиям; её ещё — «всё».'],
    ['fr', 'ltr', 'Je vous écris : l’œuvre de Noël, à Genève, où ça naît.'],
    ['pl', 'ltr', 'Zażółć gęślą jaźń; Łódź, İstanbul, Đà Nẵng, Þór.'],
  ] as const)('in %s says what was typed', async (lang, dir, words) => {
    const { text, pages } = await set({ lang, dir, text: words })
    expect(text).toContain(words.replace(/\s+/g, ''))
    expect(pages).toBe(1)
  })

  test('in Arabic keeps its words whole, and the Latin name in it', async () => {
    const words = 'المحامي المدافع عن حقوق الإنسان في الصين'
    const { pieces } = await set({ lang: 'ar', dir: 'rtl', text: `${words} Jiang Tianyong` })
    const found = new Set(pieces.flatMap((piece) => piece.split(/\s+/)))
    for (const word of words.split(' ')) expect([...found]).toContain(word)
    expect(pieces.join(' ')).toContain('Jiang Tianyong')
  })

  test('holds several scripts at once', async () => {
    const { text } = await set({ text: 'Vesna / Весна / 江天勇 / سلام / ½ № € ☺' })
    for (const part of ['Vesna', 'Весна', '江天勇', 'سلام', '½№€', '☺']) expect(text).toContain(part)
  })

  test('shrinks before it takes a second page, and numbers pages only then', async () => {
    expect((await set({ text: filled(sentence.repeat(3), 12) })).pages).toBe(1)
    const two = await set({ text: filled(sentence.repeat(3), 15) })
    expect(two.pages).toBe(2)
    expect(two.onPage(1)).toContain('1/2')
    expect(two.onPage(2)).toContain('2/2')
  })
})

describe('the metadata of a letter', () => {
  test('are its title and language, no author, date or time', async () => {
    const { info, xmp, tagged, lang } = await set({})
    expect(info.Title).toBe('Reprisals: a request')
    expect(lang).toBe('en')
    expect(tagged).toBe(true)
    for (const key of ['Author', 'CreationDate', 'ModDate', 'Producer']) expect(info[key]).toBeUndefined()
    expect(xmp).not.toMatch(/\d{4}-\d{2}-\d{2}|creator>|CreateDate|ModifyDate/)
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>')
  })

  test('are the same bytes for the same letter', async () => {
    const other = createTypesetter()
    const [one, two] = await Promise.all([typesetter.typesetLetter(english), other.typesetLetter(english)])
    await other.close()
    expect(Buffer.compare(one, two)).toBe(0)
  })

  test('does not depend on the fonts of the machine: a character that our fonts lack does not fail', async () => {
    const { text, pages, xmp } = await set({ text: 'before ᚠᛇᚻ ਗੁਰਮੁਖੀ after' })
    expect(text).toContain('before')
    expect(text).toContain('after')
    expect(pages).toBe(1)
    expect(xmp).not.toContain('pdfuaid')
  })
})

describe('an attacker of the typesetter', () => {
  test.each([
    '#import "@preview/cetz:0.3.0": *',
    '#read("/etc/passwd") #include "letter.typ" #sys.inputs',
    '#panic("x") #eval("1+1") #{while true {}}',
    '$ x^2 / $ \\ \\u{41} \\# \\$',
    '@label <label> `raw` ```typ #1``` *bold* _it_ = Heading / term: x',
    '- list + enum // comment /* comment */ "quotes" \'single\' -- --- ... ~ [ ] { } ( )',
    '"} , "lang": "xx", {"',
    '</script><img src=x> %PDF-1.7 endobj /JS (app.alert(1))',
  ])('sees it printed: %s', async (attack) => {
    const { text } = await set({ text: attack, subject: attack, addressee: [attack] })
    expect(text.split(attack.replace(/\s+/g, '')).length - 1).toBe(3)
  })

  test('cannot reverse a sentence, nor break the letter with half a character', async () => {
    const { text } = await set({
      text: 'pay \u202Egnihton\u202C \u2066x\u2069 half \uD83D end',
      title: '\uDC00 t',
    })
    expect(text).toContain('paygnihtonxhalf\uFFFDend')
  })

  test.each([
    ['a family of one glyph', '👩‍👩‍👧‍👦 🇨🇭 ❤️ 👍🏽'],
    ['five thousand Chinese characters', '人权理事会'.repeat(1000)],
    ['six thousand Chinese stops', '。'.repeat(6000)],
    ['a thousand emoji families', '👩‍👩‍👧‍👦'.repeat(500)],
    ['three thousand lines', 'a\n'.repeat(3000)],
    ['three thousand paragraphs', 'a\n\n'.repeat(2000)],
    ['marks upon marks', `e${'\u0301'.repeat(5999)}`],
    ['one Arabic word', 'س'.repeat(6000)],
  ])('gets a letter for %s', async (_name, text) => {
    expect((await set({ text })).pages).toBeGreaterThan(0)
  })

  test('with a word of six thousand letters gets every letter within the page', async () => {
    const { text, pages } = await set({ text: 'x'.repeat(6000) })
    expect(text.match(/x/g)).toHaveLength(6000)
    expect(pages).toBeGreaterThan(1)
  })

  test('who sends nothing gets an empty page', async () => {
    const empty = { placeAndDate: '', addressee: [], subject: '', text: '', title: '', closing: '' }
    expect((await set(empty)).pages).toBe(1)
  })
})
