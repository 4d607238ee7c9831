import type { FilePosition, Problem } from '#app/core/problem.ts'
import { ok, err, type Result } from '#app/core/result.ts'
import type { CampaignFolder, CheckContext } from './campaign-folder.ts'
import type { Campaign } from './campaign.ts'
import { checkFacts } from './checks/check-facts.ts'
import { checkWords } from './checks/check-words.ts'
import { campaignFileSchema, type CampaignFile } from './schema/campaign-schema.ts'
import { wordsFileSchema, type WordsFile } from './schema/words-schema.ts'
import { parseYamlFile, type ParsedFile } from '#app/core/yaml/parse-yaml-file.ts'

/** A campaign, and the places of its facts and words in its files. */
export interface ParsedCampaign {
  campaign: Campaign
  locateFacts(path: readonly (string | number)[]): FilePosition
  locateWords(lang: string, path: readonly string[]): FilePosition
}

/** Parses a folder into a campaign, or into every mistake in it. */
export function parseCampaign(
  folder: CampaignFolder,
  context: CheckContext,
): Result<ParsedCampaign, Problem[]> {
  const file = `${folder.folder}/campaign.yaml`
  const start = { file, line: 1, column: 1 }
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(folder.slug))
    return err([
      {
        ...start,
        what: `The folder name "${folder.slug}" cannot be part of an address.`,
        todo: 'Use lower-case letters, digits and hyphens.',
      },
    ])
  if (!folder.campaign)
    return err([
      {
        ...start,
        what: 'There is no campaign.yaml in this folder.',
        todo: 'Copy the one in campaigns/_example.',
      },
    ])
  const facts = parseYamlFile<CampaignFile>(file, folder.campaign, campaignFileSchema)
  const problems: Problem[] = facts.ok ? [] : [...facts.error]
  for (const stray of folder.strays)
    problems.push({
      file: `${folder.folder}/${stray}`,
      line: 1,
      column: 1,
      what: 'No file of this name is used.',
      todo: 'Name it campaign.yaml or words.<language>.yaml, or remove it.',
    })

  const words = new Map<string, ParsedFile<WordsFile>>()
  for (const [lang, bytes] of folder.words) {
    const read = parseYamlFile<WordsFile>(`${folder.folder}/words.${lang}.yaml`, bytes, wordsFileSchema)
    if (read.ok) words.set(lang, read.value)
    else problems.push(...read.error)
  }
  if (!facts.ok) return err(problems)

  problems.push(...checkFacts(facts.value, context))
  const session = context.reference.sessions.get(facts.value.data.session ?? '')
  for (const lang of facts.value.data.languages) {
    if (!folder.words.has(lang))
      problems.push({
        file,
        ...facts.value.yaml.locate(['languages']),
        what: `There is no words.${lang}.yaml.`,
        todo: `Copy the words file of another language to words.${lang}.yaml and translate it.`,
      })
    const read = words.get(lang)
    if (read) problems.push(...checkWords(read, facts.value.data, session))
  }
  for (const [lang, read] of words)
    if (!facts.value.data.languages.includes(lang))
      problems.push({
        file: read.file,
        line: 1,
        column: 1,
        what: `"${lang}" is not among the languages of campaign.yaml.`,
        todo: 'Add it there, or remove this file.',
      })
  problems.push(...compareSourceNotes([...words.values()]))
  if (problems.length > 0) return err(problems)
  const { session: _, ...data } = facts.value.data
  return ok({
    campaign: {
      ...data,
      slug: folder.slug,
      ...(session ? { session } : {}),
      words: new Map([...words].map(([lang, read]) => [lang, read.data])),
    },
    locateFacts: (path) => ({ file, ...facts.value.yaml.locate(path) }),
    locateWords: (lang, path) => {
      const read = words.get(lang)
      return read ? { file: read.file, ...read.yaml.locate(path) } : start
    },
  })
}

/** Reports notes about sources that some languages have and others do not. */
function compareSourceNotes(all: readonly ParsedFile<WordsFile>[]): Problem[] {
  const noted = new Set(all.flatMap(({ data }) => Object.keys(data['source-notes'])))
  return all.flatMap(({ file, data, yaml }) =>
    [...noted]
      .filter((id) => !Object.hasOwn(data['source-notes'], id))
      .map((id) => ({
        file,
        ...yaml.locate(['source-notes']),
        what: `The note about the source "${id}" is missing.`,
        todo: `Add "${id}: …" under "source-notes", as the other languages have it.`,
      })),
  )
}
