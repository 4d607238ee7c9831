import { getDocumentProxy } from 'unpdf'
import { afterAll, describe, expect, test } from 'vitest'
import { createTypesetter } from '#app/documents/typesetter/typesetter.server.ts'
import { readPdf } from './read-pdf.fixture.ts'
import type { StatementSheet } from '#app/documents/statement-sheet.ts'
import {
  hardNames,
  openLetter,
  paragraph,
  textInline,
  openLetterSignedBy,
} from '#app/documents/statement-sheet.fixture.ts'

const typesetter = createTypesetter({ timeoutMs: 25_000 })
afterAll(() => typesetter.close())

const set = async (changes: Partial<StatementSheet> = {}) =>
  readPdf(await typesetter.typesetStatement({ ...openLetter, ...changes }))
const bare = (text: string) => text.replace(/[\s\u200B\u200E\u200F]+/g, '')
const isRightToLeft = (text: string) => /\p{Script=Arabic}/u.test(text)

describe('an open letter on paper', () => {
  test('has its parts in the order of a letter, then notes at the foot and the signatories at the end', async () => {
    const { text } = await set({ letterhead: ['The Coalition', 'Geneva'] })
    const order = [
      'TheCoalition',
      'Geneva,21',
      'ThePresident',
      'P.O.Box1',
      'Copies:',
      'TheMinister',
      'Safepassage',
      'YourExcellency',
      'Wewriteabout',
      'Whatweask',
      '1.Stopreturns',
      'Nobodyshall',
      'Yoursrespectfully',
      'Signatories',
      '50organisations,39',
      'LiênĐoàn',
      'Individuals',
      'AnaMüller,Former',
    ]
    const places = order.map((part) => text.indexOf(part))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  test('has each note once, under its number, as it was written', async () => {
    const { pieces } = await set()
    const foot = bare(pieces.join(''))
    expect(foot).toContain('1A/77/522,para.9,https://undocs.org/A/77/522')
    expect(foot).toContain('2Ibid.')
    expect(foot).toContain('3A/HRC/25/63,paras.1098–1114.')
  })

  test('has version, time and page number on every page', async () => {
    const { pages, onPage } = await set(openLetterSignedBy(60))
    expect(pages).toBe(2)
    for (const page of [1, 2]) {
      expect(bare(onPage(page))).toContain('Version1of21September2023')
      expect(bare(onPage(page))).toContain('Asof21November2026,16:30UTC')
      expect(bare(onPage(page))).toContain(`${page}/2`)
    }
  })

  test('is accessible: tagged, PDF/UA, with title, language, time and bookmarks', async () => {
    const bytes = await typesetter.typesetStatement(openLetter)
    const { info, xmp, tagged, lang } = await readPdf(bytes)
    expect(info.Title).toBe('A call for safe passage')
    expect(info.Author).toBeUndefined()
    expect(String(info.CreationDate)).toContain('20261121163000')
    expect([lang, tagged]).toEqual(['en', true])
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>')
    const outline = await (await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 })).getOutline()
    expect(outline.map(({ title }) => title)).toEqual(['Safe passage for those who flee', 'Signatories'])
    expect(outline[1]?.items.map(({ title }: { title: string }) => title)).toEqual([
      'Organisations',
      'Individuals',
    ])
  })

  test('is the same bytes for the same time', async () => {
    const [one, two] = await Promise.all([
      typesetter.typesetStatement(openLetter),
      typesetter.typesetStatement(openLetter),
    ])
    expect(Buffer.compare(one, two)).toBe(0)
  })
})

describe('the names', () => {
  test('are printed in every script, each with its number', async () => {
    const { pieces, text } = await set()
    for (const { name } of hardNames.filter((one) => !isRightToLeft(one.name.text)))
      expect(bare(text)).toContain(bare(name.text))
    for (const word of 'مرصد الصحراء للسلم والديمقراطية وحقوق الإنسان'.split(' '))
      expect(pieces.flatMap((piece) => piece.split(/\s+/))).toContain(word)
  })

  test.each([7, 60, 281, 2001])('of %i signatories are all there, once', async (count) => {
    const { text } = await set(openLetterSignedBy(count))
    const names = Array.from(
      { length: count },
      (_, n) => `${hardNames[n % hardNames.length]?.name.text} ${n}`,
    )
    const missing = names.filter((name) => !isRightToLeft(name) && !text.includes(bare(name)))
    expect(missing).toEqual([])
    expect(text.split('People').length - 1).toBe(Math.floor(count / hardNames.length))
  })

  test('are on the right in an Arabic letter, and a Latin name in it stays whole', async () => {
    const { pieces, lang } = await set({ lang: 'ar', dir: 'rtl', counts: ['50 منظمة'] })
    expect(lang).toBe('ar')
    expect(bare(pieces.join(''))).toContain('LiênĐoàn')
  })
})

describe('an attacker of the typesetter of an open letter', () => {
  test.each([
    '#import "@preview/cetz:0.3.0": *',
    '#read("/etc/passwd") #include "letter.typ" #sys.inputs',
    '$ x^2 / $ \\ \\u{41} \\# \\$',
    '@label <label> `raw` *bold* _it_ = Heading / term: x',
    '=HYPERLINK("https://example.org") +1 -1 @x',
    '</script><img src=x> %PDF-1.7 endobj',
  ])('sees it printed: %s', async (attack) => {
    const { text } = await set({
      subject: attack,
      body: [paragraph(attack)],
      notes: [],
      lists: [
        { heading: '', kind: 'person', names: [{ name: { text: attack, dir: 'ltr' }, title: attack }] },
      ],
    })
    expect(text.split(bare(attack)).length - 1).toBe(4)
  })

  test('cannot reverse a line with a name', async () => {
    const names = [{ name: { text: 'pay \u202Egnihton\u202C', dir: 'ltr' as const } }]
    const { text } = await set({ lists: [{ heading: '', kind: 'organisation', names }] })
    expect(text).toContain('paygnihton')
    expect(text).not.toContain('\u202E')
  })

  test('with a name of 200 letters gets every letter printed', async () => {
    const names = Array.from({ length: 8 }, () => ({ name: { text: 'x'.repeat(200), dir: 'ltr' as const } }))
    const { text } = await set({
      body: [paragraph(textInline('a'))],
      lists: [{ heading: '', kind: 'organisation', names }],
    })
    expect(text.match(/x{5,}/g)?.join('').replace(/[^x]/g, '')).toHaveLength(1600)
  })
})
