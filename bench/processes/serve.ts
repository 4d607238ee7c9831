import { requireConfig } from '#app/cli/cli-context.ts'
import { createLog } from '#app/log/log.server.ts'

const config = requireConfig(process)
const { startServer } = await import('../../server.ts')
const { url } = await startServer(config, { log: createLog(() => undefined) })
console.log(url)
