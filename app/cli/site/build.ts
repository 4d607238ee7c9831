import { ensureBuilt } from '#app/host/startup/ensure-built.server.ts'
import { root } from '#app/config/folders.server.ts'
import { createLog } from '#app/log/log.server.ts'
import type { CliIo } from '#app/cli/io.ts'

/** `build`: builds the site if its sources are newer than the last build. */
export async function build({ stderr }: CliIo): Promise<number> {
  await ensureBuilt({ root, log: createLog((line) => void stderr.write(line)) })
  return 0
}
