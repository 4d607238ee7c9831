import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { CampaignFolder } from '#app/campaign/campaign-folder.ts'
import { readBounded } from '#app/core/files/read-bounded.server.ts'
import type { Problem } from '#app/core/problem.ts'
import { ok, type Result } from '#app/core/result.ts'
import { maxYamlBytes } from '#app/core/yaml/yaml.ts'
import type { DirectoryEntry } from '#app/directory/entry.ts'
import { parseDirectory } from '#app/directory/parse-directory.ts'
import type { Reference } from '#app/reference/reference.ts'
import { readDirectoryRows } from './directory-file.server.ts'

/** The slugs of all folders that may hold a campaign or an open letter, with mistakes or without. */
export function listCampaignFolders(campaignsDir: string): string[] {
  if (!existsSync(campaignsDir)) return []
  return readdirSync(campaignsDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^[._]/.test(entry.name))
    .map((entry) => entry.name)
    .sort()
}

/** Whether a folder has only an open letter, so that no file of a campaign is missing there. */
export function hasOnlyStatement(path: string): boolean {
  const names = readdirSync(path)
  return (
    names.includes('statement.yaml') && !names.some((name) => /^(?:campaign|words\..*)\.ya?ml$/.test(name))
  )
}

/** Reads the YAML files of a campaign. `folder` is how messages name it: `campaigns/end-reprisals`. */
export function readCampaignFolder(path: string, slug: string, folder: string): CampaignFolder {
  const read = (name: string) => readBounded(join(path, name), `${folder}/${name}`, maxYamlBytes)
  const names = readdirSync(path)
  const words = names.flatMap((name): [string, ReturnType<typeof read>][] => {
    const lang = /^words\.(?<lang>[a-z]{2,3})\.yaml$/.exec(name)?.groups?.lang
    return lang === undefined ? [] : [[lang, read(name)]]
  })
  return {
    slug,
    folder,
    campaign: names.includes('campaign.yaml') ? read('campaign.yaml') : undefined,
    words: new Map(words),
    strays: names.filter(
      (name) => /\.ya?ml$/.test(name) && !/^(?:campaign|statement|words\.[a-z]{2,3})\.yaml$/.test(name),
    ),
  }
}

/** Reads the campaign's own directory.csv; none if there is no such file. It may not contain a person's mailbox. */
export function readCampaignDirectory(
  path: string,
  folder: string,
  reference: Reference,
  officeIds: readonly string[] | undefined,
): Result<DirectoryEntry[], Problem[]> {
  const csv = join(path, 'directory.csv')
  if (!existsSync(csv)) return ok([])
  const file = `${folder}/directory.csv`
  const read = readDirectoryRows(csv, file)
  if (!read.ok) return read
  const options = officeIds === undefined ? {} : { offices: officeIds }
  return parseDirectory(file, read.value.header, read.value.rows, reference, options)
}
