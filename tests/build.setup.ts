import { ensureBuilt } from '#app/host/startup/ensure-built.server.ts'
import { root } from '#app/config/folders.server.ts'
import { createLog } from '#app/log/log.server.ts'

/** Builds the site before the first worker starts, so that none of them waits for another. */
export const setup = () => ensureBuilt({ root, log: createLog((line) => void process.stdout.write(line)) })
