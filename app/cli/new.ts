import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { folders } from '../config/folders.server.ts'
import { print, UsageError, type Command } from './command.ts'
import { requireConfig } from './workshop.ts'

export const create: Command = {
  name: 'new',
  usage: 'new <slug>',
  about: 'copies the example to a new campaign folder',
  async run(args) {
    const [slug, ...more] = args
    if (slug === undefined || more.length > 0) throw new UsageError('Give the new campaign one name.')
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug) || slug.length > 60)
      throw new UsageError(
        `"${slug}" cannot be an address. Use small letters, digits and hyphens, like "end-reprisals".`,
      )
    const folder = join(requireConfig().folders.campaigns, slug)
    if (existsSync(folder)) throw new UsageError(`${folder} is there already. Nothing was changed.`)
    cpSync(folders.example, folder, { recursive: true, errorOnExist: true, force: false })
    print(`Made ${folder}. Change the files in it, then run: npx demarche check ${slug}`)
    return 0
  },
}
