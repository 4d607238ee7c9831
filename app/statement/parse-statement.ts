import { parseYamlFile, type ParsedFile } from '#app/core/yaml/parse-yaml-file.ts'
import type { FilePosition, Problem } from '#app/core/problem.ts'
import { ok, err, type Result } from '#app/core/result.ts'
import { checkStatement } from './check-statement.ts'
import { checkStatementWords, compareStatementWords } from './check-statement-words.ts'
import { statementFileSchema, type StatementFile } from './statement-schema.ts'
import { parseText } from './text/parse-text.ts'
import type { Statement, StatementText } from './statement.ts'
import { statementWordsFileSchema, type StatementWords } from './statement-words-schema.ts'

/** The files of one open letter. `folder` is its name in messages: `campaigns/end-reprisals`. */
export interface StatementFolder {
  slug: string
  folder: string
  /** statement.yaml; undefined if it is missing */
  statement: Result<Uint8Array, Problem> | undefined
  /** by language, from statement/words.<lang>.yaml */
  words: ReadonlyMap<string, Result<Uint8Array, Problem>>
  /** from statement/text-<version>.<lang>.md */
  texts: readonly { version: number; lang: string; bytes: Result<Uint8Array, Problem> }[]
  /** whether there is a statement/signatories.csv */
  hasSignatories: boolean
  /** names of other files in statement/ that look like misnamed ones */
  strays: readonly string[]
}

/** An open letter, and a function that finds the position of a fact in its file. */
export interface ParsedStatement {
  statement: Statement
  locateFacts(path: readonly (string | number)[]): FilePosition
}

/** Parses the files of an open letter, or lists all mistakes in them. `languages` are those with interface words. */
export function parseStatement(
  folder: StatementFolder,
  languages: readonly string[],
): Result<ParsedStatement, Problem[]> {
  const file = `${folder.folder}/statement.yaml`
  const problems: Problem[] = []
  const report = (place: FilePosition, what: string, todo: string) => problems.push({ ...place, what, todo })
  const startOf = (name: string): FilePosition => ({
    file: `${folder.folder}/statement/${name}`,
    line: 1,
    column: 1,
  })

  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(folder.slug))
    report(
      { file, line: 1, column: 1 },
      `The folder name "${folder.slug}" cannot be an address.`,
      'Use lower-case letters, digits and hyphens.',
    )
  for (const stray of folder.strays)
    report(
      startOf(stray),
      'No file of this name is used.',
      'Name it words.<language>.yaml, text-<version>.<language>.md or signatories.csv, or remove it.',
    )
  if (!folder.statement)
    report(
      { file, line: 1, column: 1 },
      'There is a folder "statement" but no statement.yaml.',
      'Write it as described in campaigns/README.md, or remove the folder.',
    )
  const facts = folder.statement && parseYamlFile<StatementFile>(file, folder.statement, statementFileSchema)
  if (facts && !facts.ok) problems.push(...facts.error)

  const words = new Map<string, ParsedFile<StatementWords>>()
  for (const [lang, bytes] of folder.words) {
    const read = parseYamlFile<StatementWords>(
      startOf(`words.${lang}.yaml`).file,
      bytes,
      statementWordsFileSchema,
    )
    if (read.ok) words.set(lang, read.value)
    else problems.push(...read.error)
  }
  const texts = new Map<number, Map<string, StatementText>>()
  for (const { version, lang, bytes } of folder.texts) {
    const place = startOf(`text-${version}.${lang}.md`)
    const text = bytes.ok ? parseText(place.file, bytes.value) : err([bytes.error])
    if (text.ok)
      texts.set(version, (texts.get(version) ?? new Map<string, StatementText>()).set(lang, text.value))
    else problems.push(...text.error)
  }
  if (!facts?.ok) return err(problems)

  const { data, yaml } = facts.value
  problems.push(...checkStatement(facts.value, languages, folder.hasSignatories))
  problems.push(...checkPresence(folder, facts.value, startOf))
  for (const read of words.values()) problems.push(...checkStatementWords(read, data))
  problems.push(...compareStatementWords([...words.values()]))
  if (problems.length > 0) return err(problems)
  return ok({
    statement: {
      ...data,
      slug: folder.slug,
      words: new Map([...words].map(([lang, read]) => [lang, read.data])),
      texts,
    },
    locateFacts: (path) => ({ file, ...yaml.locate(path) }),
  })
}

/** Checks that each language has its words and a text of each version, and that there are no others. */
function checkPresence(
  { words, texts }: StatementFolder,
  { file, data, yaml }: ParsedFile<StatementFile>,
  startOf: (name: string) => FilePosition,
): Problem[] {
  const problems: Problem[] = []
  for (const lang of new Set(data.languages)) {
    if (!words.has(lang))
      problems.push({
        file,
        ...yaml.locate(['languages']),
        what: `There is no statement/words.${lang}.yaml.`,
        todo: `Copy the words file of another language to words.${lang}.yaml and translate it.`,
      })
    data.versions.forEach((_, i) => {
      if (!texts.some((text) => text.version === i + 1 && text.lang === lang))
        problems.push({
          file,
          ...yaml.locate(['versions', i]),
          what: `There is no statement/text-${i + 1}.${lang}.md.`,
          todo: `Write the body of version ${i + 1} in this language.`,
        })
    })
  }
  const unlisted = (name: string, lang: string) => ({
    ...startOf(name),
    what: `"${lang}" is not among the languages of statement.yaml.`,
    todo: 'Add it there, or remove this file.',
  })
  for (const lang of words.keys())
    if (!data.languages.includes(lang)) problems.push(unlisted(`words.${lang}.yaml`, lang))
  for (const { version, lang } of texts) {
    const name = `text-${version}.${lang}.md`
    if (!data.languages.includes(lang)) problems.push(unlisted(name, lang))
    if (version < 1 || version > data.versions.length)
      problems.push({
        ...startOf(name),
        what: `statement.yaml has no version ${version}.`,
        todo: 'Add its date under "versions", or remove this file.',
      })
  }
  return problems
}
