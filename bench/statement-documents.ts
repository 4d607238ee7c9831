import { join } from 'node:path'
import { root } from '#app/config/folders.server.ts'
import { createTypstCompiler } from '#app/documents/typesetter/typst-compiler.server.ts'
import { statementToTypst } from '#app/documents/pdf/statement-to-typst.ts'
import { createTypesetter } from '#app/documents/typesetter/typesetter.server.ts'
import { openLetter, paragraph, openLetterSignedBy } from '#app/documents/statement-sheet.fixture.ts'
import { formatPlainText } from '#app/documents/plain-text/plain-text.ts'
import { median } from './median.ts'

const sentence = 'A human rights lawyer was forcibly disappeared after meeting a UN Special Rapporteur. '

/** An open letter of two pages with notes and the given number of signatories. */
const letter = (signatories: number) => ({
  ...openLetterSignedBy(signatories),
  body: [...openLetter.body, ...Array.from({ length: 10 }, () => paragraph(sentence.repeat(4)))],
})

const clock = () => performance.now()
/** Milliseconds of processor time, which other load on the machine does not lengthen. */
const processor = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

async function time(task: () => unknown, times: number, now = clock): Promise<number> {
  const took: number[] = []
  for (let n = 0; n < times; n++) {
    const from = now()
    await task()
    took.push(now() - from)
  }
  return median(took)
}

/**
 * Measures milliseconds to build documents of an open letter with signatories, compared with the same letter
 * without any.
 */
export async function measureStatementDocuments(): Promise<string[]> {
  const typesetter = createTypesetter({ timeoutMs: 60_000 })
  const compile = createTypstCompiler(join(root, 'app/documents'))
  const compileHere = (sheet: ReturnType<typeof letter>) =>
    compile({ kind: 'statement', data: statementToTypst(sheet) })
  compileHere(letter(0))
  await typesetter.typesetStatement(letter(0))
  await typesetter.buildDocx(letter(0))
  const bare = await time(() => typesetter.typesetStatement(letter(0)), 10)
  const lines = [`open letter as PDF, no signatory: ${bare.toFixed(0)} ms`]
  for (const [count, times] of [
    [281, 10],
    [10_000, 3],
  ] as const) {
    const sheet = letter(count)
    const pdf = await time(() => typesetter.typesetStatement(sheet), times)
    const work = await time(() => compileHere(sheet), times, processor)
    const docx = await time(() => typesetter.buildDocx(sheet), times)
    const text = await time(() => formatPlainText(sheet), times)
    lines.push(
      `open letter with ${count} signatories: PDF ${pdf.toFixed(0)} ms (${(pdf / bare).toFixed(1)} times the bare letter; ` +
        `${work.toFixed(0)} ms of processor), DOCX ${docx.toFixed(0)} ms, ` +
        `text ${text.toFixed(0)} ms (this alone on the server's thread)`,
    )
  }
  await typesetter.close()
  return lines
}
