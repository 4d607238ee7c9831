import { ensureBuilt } from '../../host/startup/ensure-built.server.ts'
import { root } from '../../config/folders.server.ts'
import { createLog } from '../../log/log.server.ts'
import type { CliIo } from '../io.ts'

/** `build`: builds the site if its sources are newer than the last build. */
export async function build({ stderr }: CliIo): Promise<number> {
  await ensureBuilt({ root, log: createLog((line) => void stderr.write(line)) })
  return 0
}
