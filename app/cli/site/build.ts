import { ensureBuilt } from '../../server/build.server.ts'
import { root } from '../../server/folders.server.ts'
import { createLog } from '../../server/log.server.ts'
import type { CliIo } from '../io.ts'

/** `build`: builds the site if its sources are newer than the last build. */
export async function build({ stderr }: CliIo): Promise<number> {
  await ensureBuilt({ root, log: createLog((line) => void stderr.write(line)) })
  return 0
}
