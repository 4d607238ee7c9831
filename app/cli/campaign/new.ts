import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { folders } from '#app/config/folders.server.ts'
import { print, type CliIo } from '#app/cli/io.ts'
import { UsageError } from '#app/cli/usage-error.ts'
import { requireConfig } from '#app/cli/cli-context.ts'

/** `new`: copies the example to a new campaign folder. */
export async function createCampaign(io: CliIo, slug: string): Promise<number> {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug) || slug.length > 60)
    throw new UsageError(
      `"${slug}" cannot be an address. Use lower-case letters, digits and hyphens, like "end-reprisals".`,
    )
  const folder = join(requireConfig(io).folders.campaigns, slug)
  if (existsSync(folder)) throw new UsageError(`${folder} already exists. Nothing was changed.`)
  cpSync(folders.example, folder, { recursive: true, errorOnExist: true, force: false })
  print(io, `Created ${folder}. Edit its files, then run: npx demarche check ${slug}`)
  return 0
}
