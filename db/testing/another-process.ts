import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { DatabaseConfig } from '#db/dialects/open.ts'
import { buildModules } from './built-modules.ts'

const opener = new URL('../dialects/open.ts', import.meta.url).href
const run = promisify(execFile)

/**
 * Starts a second process that opens the database, calls the function `name` exported by `module` (a file's URL) with it `times` times,
 * and closes it. Returns what the calls returned. Throws with the process's stderr if it failed.
 */
export async function inAnotherProcess(
  config: DatabaseConfig,
  module: string,
  name: string,
  times = 1,
): Promise<unknown[]> {
  const [openerBuilt, moduleBuilt] = await buildModules([opener, module])
  const program = `
    const { openDatabase } = await import(${JSON.stringify(openerBuilt)})
    const { ${name}: task } = await import(${JSON.stringify(moduleBuilt)})
    const db = openDatabase(${JSON.stringify(config)})
    const results = []
    for (let i = 0; i < ${times}; i++) results.push(await task(db))
    await db.destroy()
    console.log(JSON.stringify(results))
  `
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program])
  const results: unknown = JSON.parse(stdout)
  return Array.isArray(results) ? results : []
}
