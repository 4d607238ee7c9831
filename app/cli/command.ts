/** One word behind `npx demarche`. */
export interface Command {
  name: string
  usage: string
  about: string
  /** gives the exit code */
  run(args: string[]): Promise<number>
}

/** Called the wrong way: the message and the usage are printed, the exit code is 2. */
export class UsageError extends Error {}

export function usage(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((c) => c.usage.length))
  return [
    'Démarche: campaigns of letters to missions.',
    '',
    ...commands.map((c) => `  demarche ${c.usage.padEnd(width)}  ${c.about}`),
  ].join('\n')
}

export const print = (text: string): void => void process.stdout.write(`${text}\n`)
export const complain = (text: string): void => void process.stderr.write(`${text}\n`)
