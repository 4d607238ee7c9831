import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { maxYamlBytes } from '#app/core/yaml/yaml.ts'
import { sortProblems, type Problem } from '#app/core/problem.ts'
import { parseStatement, type ParsedStatement, type StatementFolder } from '#app/statement/parse-statement.ts'
import type { ImportedSignatory } from '#app/signature/import/signatories-csv.ts'
import type { Statement } from '#app/statement/statement.ts'
import { maxTextBytes } from '#app/statement/text/text-limits.ts'
import { listCampaignFolders } from './campaign-folder.server.ts'
import { readBounded } from '#app/core/files/read-bounded.server.ts'
import { loadSignatories } from '#app/signature/import/signatories-file.server.ts'

export interface LoadedStatement {
  slug: string
  /** undefined if there are problems */
  statement?: Statement
  locateFacts?: ParsedStatement['locateFacts']
  /** the imported signatories, in the order of their list */
  signatories: readonly ImportedSignatory[]
  problems: Problem[]
}

interface StatementSources {
  campaignsDir: string
  locales: ReadonlyMap<string, unknown>
}

/** Reads and checks the open letters of all campaign folders, or of `only` one. An open letter with mistakes is reported and left out. */
export function loadStatements(
  { campaignsDir, locales }: StatementSources,
  only?: string,
): LoadedStatement[] {
  return listCampaignFolders(campaignsDir)
    .filter((slug) => (only === undefined || slug === only) && hasStatement(join(campaignsDir, slug)))
    .map((slug): LoadedStatement => {
      const files = readStatementFolder(join(campaignsDir, slug), slug)
      const parsed = parseStatement(files, [...locales.keys()])
      const imported = loadSignatories(campaignsDir, slug)
      if (parsed.ok && imported.ok)
        return { slug, ...parsed.value, signatories: imported.value, problems: [] }
      const problems = [parsed, imported].flatMap((read) => (read.ok ? [] : read.error))
      return { slug, signatories: [], problems: sortProblems(problems) }
    })
}

/** The statements that the site publishes, by slug: those without mistakes that are no drafts. */
export const publishedStatements = (loaded: readonly LoadedStatement[]): ReadonlyMap<string, Statement> =>
  new Map(loaded.flatMap(({ slug, statement }) => (statement && !statement.draft ? [[slug, statement]] : [])))

const hasStatement = (path: string): boolean =>
  existsSync(join(path, 'statement.yaml')) || existsSync(join(path, 'statement'))

function readStatementFolder(path: string, slug: string): StatementFolder {
  const folder = `campaigns/${slug}`
  const names = listNames(join(path, 'statement'))
  const read = (name: string, limit: number) =>
    readBounded(join(path, 'statement', name), `${folder}/statement/${name}`, limit)
  return {
    slug,
    folder,
    statement: existsSync(join(path, 'statement.yaml'))
      ? readBounded(join(path, 'statement.yaml'), `${folder}/statement.yaml`, maxYamlBytes)
      : undefined,
    words: new Map(
      names.flatMap((name): [string, ReturnType<typeof read>][] => {
        const lang = wordsName.exec(name)?.groups?.lang
        return lang === undefined ? [] : [[lang, read(name, maxYamlBytes)]]
      }),
    ),
    texts: names.flatMap((name) => {
      const { version, lang } = textName.exec(name)?.groups ?? {}
      return version === undefined || lang === undefined
        ? []
        : [{ version: Number(version), lang, bytes: read(name, maxTextBytes) }]
    }),
    hasSignatories: names.includes('signatories.csv'),
    strays: names.filter(
      (name) =>
        /\.(?:ya?ml|md|markdown|csv|txt)$/i.test(name) &&
        name !== 'signatories.csv' &&
        !wordsName.test(name) &&
        !textName.test(name),
    ),
  }
}

const wordsName = /^words\.(?<lang>[a-z]{2,3})\.yaml$/
const textName = /^text-(?<version>[1-9]\d?)\.(?<lang>[a-z]{2,3})\.md$/

/** The names in a folder; none if it is missing or a file. */
function listNames(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}
