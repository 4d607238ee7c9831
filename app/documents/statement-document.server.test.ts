import { strFromU8, unzipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import { locales, reference } from '../../tests/content/composition-context.ts'
import { parseStatement } from '#app/statement/parse-statement.ts'
import {
  createSignatories,
  type Signatories,
  type SignatoriesRevision,
} from '#app/signature/signatories/signatories.ts'
import type { TotalDifferences } from '#app/signature/signatories/displayed-counts.ts'
import type { Signatory } from '#app/statement/signatory.ts'
import { sampleFolder } from '#app/statement/statement.fixture.ts'
import { createTypesetter } from './typesetter/typesetter.server.ts'
import { readPdf } from './pdf/read-pdf.fixture.ts'
import { createDocuments, buildStatementDocument, type DocumentFormat } from './statement-document.server.ts'

const typesetter = createTypesetter({ timeoutMs: 25_000 })
afterAll(() => typesetter.close())

const parsed = parseStatement(sampleFolder(), [...locales.keys()])
if (!parsed.ok) throw new Error('the sample is broken')
const { statement } = parsed.value

const signatory = (name: string, more: Partial<Signatory> = {}): Signatory => ({
  id: name,
  kind: 'organisation',
  name,
  ...more,
})
const collected = ['One', 'Two', 'Three'].map((name) => signatory(name))
const later = { day: '2023-09-25', version: 2 }
const signatoriesOf = (signatories: Signatory[], { revision = '1', organisation = 2 } = {}): Signatories => {
  const numbers: SignatoriesRevision = { revision, anonymous: new Map([[1, { organisation, person: 0 }]]) }
  return createSignatories([...collected, ...signatories], numbers, () => undefined)
}

/** A context whose signatories a test can replace, and which records the times of typeset documents. */
function open(signatories: Signatories, differences?: TotalDifferences) {
  const set: string[] = []
  const counted = {
    ...typesetter,
    typesetStatement: (sheet: Parameters<typeof typesetter.typesetStatement>[0]) => {
      set.push(sheet.moment)
      return typesetter.typesetStatement(sheet)
    },
  }
  const state = { signatories, set }
  const app = {
    documents: createDocuments(counted),
    signatories: { of: async () => state.signatories, differences: () => differences, imported: () => [] },
    locales,
    reference,
    now: () => new Date('2026-11-21T23:30:00Z'),
  }
  const show = (format: DocumentFormat, version = 2, lang = 'en') =>
    buildStatementDocument(app, statement, { version, lang, format })
  const text = async (version = 2, lang = 'en') =>
    new TextDecoder().decode((await show('txt', version, lang)).bytes)
  return { state, show, text }
}

describe('a document of an open letter', () => {
  test('has its version, the time in Geneva and in UTC, and counts no signature of another version', async () => {
    const foot = (await open(signatoriesOf([])).text()).trimEnd().split('\n').slice(-3)
    expect(foot).toEqual([
      'Version 2 of 10 September 2023',
      'Version 1: 5 organisations, 2 of them anonymous.',
      'As of 22 November 2026 in Geneva (2026-11-21 23:30 UTC)',
    ])
  })

  test('is named after letter, version and language', async () => {
    const { show } = open(signatoriesOf([]))
    expect(await show('txt', 1, 'zh')).toMatchObject({
      filename: 'a-letter-1-zh.txt',
      type: 'text/plain; charset=utf-8',
    })
    expect((await show('pdf')).type).toBe('application/pdf')
  })

  test('has the text of its version', async () => {
    const { text } = open(signatoriesOf([]))
    expect(await text(1)).toContain('We write about a promise.[1]')
    expect(await text(2)).toContain('We write about the promise of 2021.[1]')
  })

  test('lists signatories by version, its own first', async () => {
    const { text } = open(signatoriesOf([signatory('Newcomer', later)]))
    const plain = await text(2)
    const order = ['Version 2 of 10 September 2023\n---', 'Newcomer', 'Version 1 of 1 September', 'One']
    const places = order.map((part) => plain.indexOf(part))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(plain).toContain('Version 2: 1 organisation.\nVersion 1: 5 organisations, 2 of them anonymous.')
    expect(plain).toContain('Version 2 of 10 September 2023 · 1 organisation\n')
    expect(plain.match(/^\d\. \w+/gm)?.slice(-4)).toEqual(['1. Newcomer', '2. One', '3. Three', '4. Two'])
    const old = await text(1)
    expect(old.indexOf('Version 1 of 1 September 2023\n---')).toBeLessThan(old.indexOf('Newcomer'))
  })

  test('has the same names in every format, and no anonymous ones', async () => {
    const people = ['Ana Müller', 'سلام', '人權 & <Co>'].map((name) =>
      signatory(name, { ...later, kind: 'person', title: 'Lawyer' }),
    )
    const { show, text } = open(signatoriesOf(people, { organisation: 40 }))
    const pdf = await readPdf((await show('pdf')).bytes)
    const docx = strFromU8(unzipSync((await show('docx')).bytes)['word/document.xml'] ?? new Uint8Array())
    const plain = await text()
    for (const name of ['One', 'Two', 'Three', 'Ana Müller', '人權 & <Co>']) {
      expect(pdf.text).toContain(name.replace(/\s/g, ''))
      expect(docx).toContain(name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'))
      expect(plain).toContain(name)
    }
    for (const document of [pdf.text, docx.replace(/<[^>]*>| /g, ''), plain.replace(/\s/g, '')])
      expect(document).toContain('43organisations,40ofthemanonymous')
    expect(docx.match(/w:val="Name"/g)).toHaveLength(6)
    expect(plain.match(/^ *\d+\. /gm)).toHaveLength(6)
  })

  test('displays the stated total, with a note on the difference from the list', async () => {
    const short = createSignatories(
      collected.slice(1),
      { revision: '1', anonymous: new Map([[1, { organisation: 2, person: 0 }]]) },
      () => undefined,
    )
    const text = await open(short, {
      organisation: { stated: 5, counted: 4, listed: 2, anonymous: 2 },
    }).text()
    expect(text).toContain('5 organisations, 2 of them anonymous')
    expect(text.replace(/\s+/g, ' ')).toContain('Its list has 2 names; with 2 anonymous that makes 4.')
  })
})

test('a list too long for the typesetter is complete as text, and the other formats say so', async () => {
  const many = Array.from({ length: 20_001 }, (_, n) =>
    signatory(`Person ${n}`, { ...later, kind: 'person' }),
  )
  const { show, text } = open(signatoriesOf(many))
  const pdf = await readPdf((await show('pdf')).bytes)
  expect(pdf.text).not.toContain('Person7')
  expect(pdf.text).toContain('Withmorethan20,000names')
  expect(pdf.text).toContain('20,001individuals')
  expect(await text()).toContain('Person 19999')
})

describe('documents are cached', () => {
  test('ten concurrent requests share one document', async () => {
    const { state, show } = open(signatoriesOf([]))
    const all = await Promise.all(Array.from({ length: 10 }, () => show('pdf')))
    expect(new Set(all.map(({ bytes }) => bytes)).size).toBe(1)
    expect(state.set).toHaveLength(1)
  })

  test('a withdrawn name is gone from the next document', async () => {
    const { state, show } = open(signatoriesOf([signatory('Was Here', later)]))
    expect((await readPdf((await show('pdf')).bytes)).text).toContain('WasHere')
    state.signatories = signatoriesOf([], { revision: '2', organisation: 3 })
    const { text } = await readPdf((await show('pdf')).bytes)
    expect(text).not.toContain('WasHere')
    expect(text).toContain('6organisations,3ofthemanonymous')
    expect(state.set).toHaveLength(2)
  })
})
