import { createCompiler, type Task } from './compile.server.ts'
import type { StatementSheet } from './statement-sheet.server.ts'

/** What comes back for a task. */
export type Outcome = { bytes: Uint8Array } | { problem: string }

/** Work of this process; what is not Typst's is the DOCX of a statement. */
export type Work = Task | { kind: 'docx'; data: StatementSheet }

// A process of its own, started by press.server.ts with the folder of the templates.
const compile = createCompiler(process.argv[2] ?? '.')

async function work(task: Work): Promise<Uint8Array> {
  if (task.kind !== 'docx') return compile(task)
  // Only when it is wanted: letters need not wait for it.
  const { writeDocx } = await import('../statement/docx.server.ts')
  return writeDocx(task.data)
}

process.on('message', (task: Work) => {
  const send = (outcome: Outcome) => void process.send?.(outcome)
  work(task).then(
    (bytes) => send({ bytes }),
    (thrown: unknown) => send({ problem: thrown instanceof Error ? thrown.message : String(thrown) }),
  )
})

// The program that it works for is gone.
process.on('disconnect', () => process.exit(0))
