import type { Place, Problem } from '../problem.ts'
import { accept, refuse, type Result } from '../result.ts'
import type { CampaignFolder, Surroundings } from './campaign-folder.ts'
import type { Campaign } from './campaign.ts'
import { checkFacts } from './check-facts.ts'
import { checkWords } from './check-words.ts'
import { campaignFile, type CampaignFile } from './file-schema.ts'
import { wordsFile, type WordsFile } from './words-schema.ts'
import { parseShape, type ReadFile } from './read-yaml-file.ts'

/** A campaign, and where in its files each of its words stands. */
export interface ParsedCampaign {
  campaign: Campaign
  locateFacts(path: readonly (string | number)[]): Place
  locateWords(lang: string, path: readonly string[]): Place
}

/** Reads a folder completely and gives the campaign, or every mistake in it. */
export function parseCampaign(
  folder: CampaignFolder,
  around: Surroundings,
): Result<ParsedCampaign, Problem[]> {
  const file = `${folder.folder}/campaign.yaml`
  const start = { file, line: 1, column: 1 }
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(folder.slug))
    return refuse([
      {
        ...start,
        what: `The folder's name "${folder.slug}" cannot be an address.`,
        todo: 'Use small letters, digits and hyphens.',
      },
    ])
  if (!folder.campaign)
    return refuse([
      {
        ...start,
        what: 'There is no campaign.yaml in this folder.',
        todo: 'Copy the one in campaigns/_example.',
      },
    ])
  const facts = parseShape<CampaignFile>(file, folder.campaign, campaignFile)
  const problems: Problem[] = facts.ok ? [] : [...facts.error]
  for (const stray of folder.strays)
    problems.push({
      file: `${folder.folder}/${stray}`,
      line: 1,
      column: 1,
      what: 'Nothing reads a file of this name.',
      todo: 'Name it campaign.yaml or words.<language>.yaml, or remove it.',
    })

  const words = new Map<string, ReadFile<WordsFile>>()
  for (const [lang, bytes] of folder.words) {
    const read = parseShape<WordsFile>(`${folder.folder}/words.${lang}.yaml`, bytes, wordsFile)
    if (read.ok) words.set(lang, read.value)
    else problems.push(...read.error)
  }
  if (!facts.ok) return refuse(problems)

  problems.push(...checkFacts(facts.value, around))
  const session = around.reference.sessions.get(facts.value.data.session ?? '')
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
  if (problems.length > 0) return refuse(problems)
  const { session: _, ...data } = facts.value.data
  return accept({
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

/** A note about a source that one language has and another has not is a missing word. */
function compareSourceNotes(all: readonly ReadFile<WordsFile>[]): Problem[] {
  const noted = new Set(all.flatMap(({ data }) => Object.keys(data['source-notes'])))
  return all.flatMap(({ file, data, yaml }) =>
    [...noted]
      .filter((id) => !Object.hasOwn(data['source-notes'], id))
      .map((id) => ({
        file,
        ...yaml.locate(['source-notes']),
        what: `The note about the source "${id}" is missing.`,
        todo: `Add "${id}: …" under "source-notes", as the other language has it.`,
      })),
  )
}
