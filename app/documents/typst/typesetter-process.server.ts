import { createTypstCompiler, type TypesetTask } from './typst-compiler.server.ts'
import type { StatementSheet } from './statement-sheet.server.ts'

/** What comes back for a task. */
export type TypesetOutcome = { bytes: Uint8Array } | { problem: string }

/** Work of this process; what is not Typst's is the DOCX of a statement. */
export type TypesetterTask = TypesetTask | { kind: 'docx'; data: StatementSheet }

// A process of its own, started by press.server.ts with the folder of the templates.
const compile = createTypstCompiler(process.argv[2] ?? '.')

async function work(task: TypesetterTask): Promise<Uint8Array> {
  if (task.kind !== 'docx') return compile(task)
  // Only when it is wanted: letters need not wait for it.
  const { buildDocx } = await import('#app/documents/docx/docx.server.ts')
  return buildDocx(task.data)
}

process.on('message', (task: TypesetterTask) => {
  const send = (outcome: TypesetOutcome) => void process.send?.(outcome)
  work(task).then(
    (bytes) => send({ bytes }),
    (thrown: unknown) => send({ problem: thrown instanceof Error ? thrown.message : String(thrown) }),
  )
})

// The program that it works for is gone.
process.on('disconnect', () => process.exit(0))
