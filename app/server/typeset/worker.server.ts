import { createCompiler, type Task } from './compile.server.ts'

/** What comes back for a task. */
export type Outcome = { bytes: Uint8Array } | { problem: string }

// A process of its own, started by press.server.ts with the folder of the templates.
const compile = createCompiler(process.argv[2] ?? '.')

process.on('message', (task: Task) => {
  const send = (outcome: Outcome) => void process.send?.(outcome)
  try {
    send({ bytes: compile(task) })
  } catch (thrown) {
    send({ problem: thrown instanceof Error ? thrown.message : String(thrown) })
  }
})

// The program that it works for is gone.
process.on('disconnect', () => process.exit(0))
