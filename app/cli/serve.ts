import { parseArgs } from 'node:util'
import { spawn } from 'node:child_process'
import { complain, type Command } from './command.ts'
import { requireConfig } from './workshop.ts'

export const serve: Command = {
  name: 'serve',
  usage: 'serve [--watch]',
  about: 'builds if needed and serves the site; --watch starts again when a file changes',
  async run(args) {
    const { values } = parseArgs({ args, options: { watch: { type: 'boolean', default: false } } })
    if (values.watch) {
      const paths = ['app', 'campaigns', 'templates', 'db', 'server.ts'].map((path) => `--watch-path=${path}`)
      spawn(process.execPath, [...paths, 'bin/demarche.js', 'serve'], { stdio: 'inherit' })
      return 0
    }
    // Settings first: they decide which build of React is loaded.
    const config = requireConfig()
    const { startServer } = await import('../../server.ts')
    try {
      const { url, leftOut } = await startServer(config)
      complain(`Démarche is at ${url}`)
      for (const slug of leftOut)
        complain(
          `The campaign "${slug}" has mistakes and is left out. See them with: npx demarche check ${slug}`,
        )
      return 0
    } catch (error) {
      complain(error instanceof Error ? error.message : String(error))
      return 1
    }
  },
}
