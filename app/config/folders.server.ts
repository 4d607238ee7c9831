import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of package.json, above this file: it runs as source and, bundled, from build/server. */
export const root = findRoot(dirname(fileURLToPath(import.meta.url)))

/** The project's own data, which is read where it stands. */
export const folders = {
  reference: join(root, 'db/reference'),
  locales: join(root, 'app/locale/locales'),
  templates: join(root, 'templates'),
  example: join(root, 'campaigns/_example'),
}

function findRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : findRoot(dirname(folder))
}
