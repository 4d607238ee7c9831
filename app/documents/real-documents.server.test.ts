import { strFromU8, unzipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import { locales, reference, sources } from '../../tests/content/composition-context.ts'
import { createSignatories } from '#app/signature/signatories/signatories.ts'
import { toSignatories } from '#app/signature/import/signatories-csv.ts'
import { createTypesetter } from './typesetter/typesetter.server.ts'
import { readPdf } from './pdf/read-pdf.fixture.ts'
import { createDocuments, buildStatementDocument, type DocumentFormat } from './statement-document.server.ts'
import { loadStatements } from '#app/content/load-statements.server.ts'

const typesetter = createTypesetter({ timeoutMs: 25_000 })
afterAll(() => typesetter.close())

const bare = (text: string) => text.replace(/[\s\u200B\u200E\u200F]+/g, '')
const letters = loadStatements(sources).flatMap(({ slug, statement, signatories }) =>
  statement
    ? statement.languages.map((lang) => ({ slug, lang, statement, listed: toSignatories(signatories) }))
    : [],
)

describe.each(letters)('$slug in $lang', ({ lang, statement, listed }) => {
  const { elsewhere } = statement
  const anonymous = new Map([[1, { organisation: elsewhere?.anonymous?.organisations ?? 0, person: 0 }]])
  const signatories = createSignatories(listed, { revision: '1', anonymous }, () => undefined)
  const show = (format: DocumentFormat) =>
    buildStatementDocument(
      {
        documents: createDocuments(typesetter),
        signatories: { of: async () => signatories, differences: () => undefined, imported: () => [] },
        locales,
        reference,
        now: () => new Date('2026-11-21T12:00:00Z'),
      },
      statement,
      { version: statement.versions.length, lang, format },
    )

  test('has every name on paper, and no character that our fonts lack', async () => {
    const { text, xmp } = await readPdf((await show('pdf')).bytes)
    for (const { name } of listed.filter((one) => !/\p{Script=Arabic}/u.test(one.name)))
      expect(bare(text)).toContain(bare(name))
    // A PDF with an empty box for a character is not PDF/UA.
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>')
  })

  test('says beside the names what was signed elsewhere, in every format', async () => {
    const { text } = await readPdf((await show('pdf')).bytes)
    const plain = bare(new TextDecoder().decode((await show('txt')).bytes))
    const word = strFromU8(unzipSync((await show('docx')).bytes)['word/document.xml'] ?? new Uint8Array())
    const sentences = statement.words.get(lang)?.elsewhere?.split(/\n\s*\n/) ?? []
    for (const sentence of sentences) {
      expect(bare(text)).toContain(bare(sentence))
      expect(plain).toContain(bare(sentence))
      expect(bare(word)).toContain(bare(sentence))
    }
    expect(sentences.length > 0).toBe(elsewhere !== undefined)
  })

  test('has every name as text, and all its notes', async () => {
    const text = new TextDecoder().decode((await show('txt')).bytes)
    for (const { name } of listed) expect(bare(text)).toContain(bare(name))
    const { notes } = statement.texts.get(statement.versions.length)?.get(lang) ?? { notes: [] }
    const marks = [...text.matchAll(/\[(?<n>\d+)\]/g)].map(({ groups }) => Number(groups?.n))
    const all = notes.map((_, at) => at + 1)
    expect(marks).toEqual([...all, ...all])
  })
})
