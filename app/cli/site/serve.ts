import { spawn } from 'node:child_process'
import { printError, type CliIo } from '#app/cli/io.ts'
import { requireConfig } from '#app/cli/cli-context.ts'

/** `serve`: builds if needed and serves the site. */
export async function serve(io: CliIo, values: { watch?: true }): Promise<number> {
  if (values.watch) {
    const paths = ['app', 'campaigns', 'templates', 'db', 'server.ts'].map((path) => `--watch-path=${path}`)
    spawn(process.execPath, [...paths, 'bin/demarche.js', 'serve'], { stdio: 'inherit' })
    return 0
  }
  // Settings first: they determine which build of React is loaded.
  const config = requireConfig(io)
  const { startServer } = await import('../../../server.ts')
  try {
    const { url, leftOut } = await startServer(config)
    printError(io, `Démarche is at ${url}`)
    for (const slug of leftOut)
      printError(
        io,
        `The campaign "${slug}" has mistakes and is not published. List them with: npx demarche check ${slug}`,
      )
    return 0
  } catch (error) {
    printError(io, error instanceof Error ? error.message : String(error))
    return 1
  }
}
