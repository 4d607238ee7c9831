import { createTypstCompiler, type TypesetTask } from './typst-compiler.server.ts'
import type { StatementSheet } from '#app/documents/statement-sheet.ts'

export type TypesetOutcome = { bytes: Uint8Array } | { problem: string }

/** A task for the child process: all that is slow, which is Typst's work and the DOCX of a statement. */
export type TypesetterTask = TypesetTask | { kind: 'docx'; data: StatementSheet }

// The child process of typesetter.server.ts; its argument is the folder app/documents.
const compile = createTypstCompiler(process.argv[2] ?? '.')

async function perform(task: TypesetterTask): Promise<Uint8Array> {
  if (task.kind !== 'docx') return compile(task)
  // Loaded when it is needed: letters do not wait for it.
  const { buildDocx } = await import('#app/documents/docx/docx.server.ts')
  return buildDocx(task.data)
}

process.on('message', (task: TypesetterTask) => {
  const send = (outcome: TypesetOutcome) => void process.send?.(outcome)
  perform(task).then(
    (bytes) => send({ bytes }),
    (error: unknown) => send({ problem: error instanceof Error ? error.message : String(error) }),
  )
})

// The parent process is gone.
process.on('disconnect', () => process.exit(0))
