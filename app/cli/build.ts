import { ensureBuilt } from '../host/startup/ensure-built.server.ts'
import { root } from '../config/folders.server.ts'
import { createLog } from '../log/log.server.ts'
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
