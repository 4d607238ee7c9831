import { ensureBuilt } from '../server/build.server.ts'
import { root } from '../server/folders.server.ts'
import { createLog } from '../server/log.server.ts'
import type { Command } from './command.ts'

export const build: Command = {
  name: 'build',
  usage: 'build',
  about: 'builds the site if its sources are newer than the last build',
  async run() {
    await ensureBuilt({ root, log: createLog((line) => process.stderr.write(line)) })
    return 0
  },
}
