import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import {
  hardNames,
  openLetter,
  paragraph,
  openLetterSignedBy,
} from '#app/documents/statement-sheet.fixture.ts'
import type { StatementSheet } from '#app/documents/statement-sheet.ts'
import { buildDocx } from './docx.server.ts'

async function read(changes: Partial<StatementSheet> = {}) {
  const files = unzipSync(await buildDocx({ ...openLetter, ...changes }))
  const part = (name: string) => strFromU8(files[name] ?? new Uint8Array())
  const document = part('word/document.xml')
  return { part, document, paragraphs: readParagraphs(document) }
}

const readParagraphs = (xml: string) =>
  xml
    .split('</w:p>')
    .map((one) => ({
      xml: one,
      style: /<w:pStyle w:val="(?<style>\w+)"/.exec(one)?.groups?.style,
      text: [...one.matchAll(/<w:t(?: [^>]*)?>(?<text>[^<]*)<\/w:t>/g)]
        .map(({ groups }) => groups?.text)
        .join(''),
    }))
    .map((one) => ({ ...one, text: unescape(one.text) }))
const unescape = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')

/** without the marks that keep a name of the other direction apart */
const unmarked = (text: string) => text.replace(/[\u200E\u200F]/g, '')

describe('an open letter for Word', () => {
  test('has real footnotes, in the order of the text', async () => {
    const { part, document } = await read()
    expect(
      [...document.matchAll(/<w:footnoteReference w:id="(?<n>\d+)"/g)].map(({ groups }) => groups?.n),
    ).toEqual(['1', '2', '3'])
    const notes = part('word/footnotes.xml')
      .split('</w:footnote>')
      .filter((one) => /w:id="[1-9]\d*"/.test(one) && !one.includes('w:type'))
    expect(notes.map((note) => readParagraphs(note)[0]?.text)).toEqual([
      'A/77/522, para. 9, https://undocs.org/A/77/522',
      'Ibid.',
      'A/HRC/25/63, paras. 1098–1114.',
    ])
    expect(part('word/_rels/footnotes.xml.rels')).toContain('https://undocs.org/A/77/522')
  })

  test('has subject, headings, list and names in styles that its reader can change', async () => {
    const { paragraphs } = await read()
    const styled = (style: string) => paragraphs.filter((one) => one.style === style).map(({ text }) => text)
    expect(styled('Heading1')).toEqual(['Safe passage for those who flee', 'Signatories'])
    expect(styled('Heading2')).toEqual(['What we ask', 'Organisations', 'Individuals'])
    expect(styled('Name').map((text) => unmarked(text).split(' · ')[0])).toEqual([
      ...hardNames.map(({ name, otherName }) => (otherName ? `${name.text} (${otherName.text})` : name.text)),
      'Ana Müller, Former Special Rapporteur & lawyer',
      'Ben Ode',
    ])
    const list = paragraphs.filter(({ text }) => /^(?:Stop returns|Open the border)/.test(text))
    for (const one of list) expect(one.xml).toContain('<w:numPr>')
  })

  test('keeps the introduction of a list on the page where the list begins', async () => {
    const item = [paragraph('one')]
    const list = { kind: 'list' as const, ordered: true, start: 1, items: [item, item] }
    const { paragraphs } = await read({ body: [paragraph('Before.'), paragraph('We ask:'), list] })
    const keeps = (text: string) => paragraphs.find((one) => one.text === text)?.xml.includes('<w:keepNext/>')
    expect([keeps('Before.'), keeps('We ask:'), keeps('one')]).toEqual([false, true, false])
  })

  test('sets long lists in columns', async () => {
    const { document } = await read(openLetterSignedBy(281))
    expect(document).toMatch(/<w:cols [^>]*w:num="3"/)
  })

  test('has title, language and time as properties, but no author', async () => {
    const core = (await read()).part('docProps/core.xml')
    expect(core).toContain('<dc:title>A call for safe passage</dc:title>')
    expect(core).toContain('<dc:language>en</dc:language>')
    expect(core).toContain('2026-11-21T16:30:00Z')
    expect(core).not.toMatch(/creator|Un-named|lastModifiedBy/)
  })

  test('runs from right to left in Arabic', async () => {
    const { paragraphs } = await read({ lang: 'ar', dir: 'rtl', salutation: 'صاحب السعادة،' })
    const greeting = paragraphs.find(({ text }) => text.startsWith('صاحب'))
    expect(greeting?.xml).toMatch(/<w:bidi\/>/)
    expect(greeting?.xml).toMatch(/<w:rtl\/>/)
  })

  test('gives an Arabic name in an English list its own direction', async () => {
    const name = (await read()).paragraphs.find(({ text }) => unmarked(text).startsWith('مرصد'))
    expect(name?.xml).toContain('<w:rtl/>')
    expect(name?.xml).toContain('<w:bidi w:val="false"/>')
  })

  test('keeps two Latin names of one entry apart and in their order in an Arabic list', async () => {
    const names = [
      { name: { text: 'First', dir: 'ltr' as const }, otherName: { text: 'Other', dir: 'ltr' as const } },
    ]
    const lists = [{ heading: '', kind: 'organisation' as const, start: 7, names }]
    const { paragraphs, part } = await read({ lang: 'ar', dir: 'rtl', lists })
    const apart = (text: string) => `\u200E${text}\u200E\u200F`
    expect(paragraphs.find(({ style }) => style === 'Name')?.text).toBe(
      `${apart('First')} (${apart('Other')})`,
    )
    expect(part('word/numbering.xml')).toContain('<w:start w:val="7"/>')
  })
})

test('an attacker’s name or text is only printed', async () => {
  const attack = '<w:p/> &amp; ]]> =HYPERLINK("x") {MERGEFIELD} \u0000\u202E"\''
  const { paragraphs, part } = await read({
    title: attack,
    body: [paragraph(attack.replaceAll('\u0000', ''))],
    lists: [{ heading: '', kind: 'organisation', names: [{ name: { text: attack, dir: 'ltr' } }] }],
  })
  expect(paragraphs.filter(({ style }) => style === 'Name').map(({ text }) => text)).toEqual([
    '<w:p/> &amp; ]]> =HYPERLINK("x") {MERGEFIELD} "\'',
  ])
  expect(part('docProps/core.xml')).toContain('&lt;w:p/&gt; &amp;amp;')
})
