/** The streams and environment of a command. A test passes its own, so it needs no process. */
export interface CliIo {
  stdout: NodeJS.WritableStream
  stderr: NodeJS.WritableStream
  stdin: NodeJS.ReadableStream & { isTTY?: boolean }
  env: NodeJS.ProcessEnv
}

export const print = (io: Pick<CliIo, 'stdout'>, text: string): void => void io.stdout.write(`${text}\n`)
export const printError = (io: Pick<CliIo, 'stderr'>, text: string): void => void io.stderr.write(`${text}\n`)
