import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The folder of package.json, found upwards from this file, which runs both as source and bundled in
 * build/server.
 */
export const root = findRoot(dirname(fileURLToPath(import.meta.url)))

/** Folders of the project's own data, read in place. */
export const folders = {
  reference: join(root, 'db/reference'),
  locales: join(root, 'app/locale/locales'),
  templates: join(root, 'templates'),
  example: join(root, 'campaigns/_example'),
}

function findRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : findRoot(dirname(folder))
}
