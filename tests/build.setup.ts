import { ensureBuilt } from '../app/server/build.server.ts'
import { root } from '../app/server/folders.server.ts'
import { createLog } from '../app/server/log.server.ts'

/** Builds the site before the first worker starts, so that none of them waits for another. */
export const setup = () => ensureBuilt({ root, log: createLog((line) => void process.stdout.write(line)) })
