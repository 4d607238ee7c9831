import { requireConfig } from '../app/cli/workshop.ts'
import { createLog } from '../app/log/log.server.ts'

const config = requireConfig()
const { startServer } = await import('../server.ts')
const { url } = await startServer(config, { log: createLog(() => undefined) })
console.log(url)
