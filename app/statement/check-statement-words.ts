import { listSentences } from '#app/campaign/checks/check-words.ts'
import { suggestKnown } from '#app/core/suggest-known.ts'
import type { ParsedFile } from '#app/core/yaml/parse-yaml-file.ts'
import { cleanText } from '#app/text/characters/clean-text.ts'
import { listSlots } from '#app/text/slots.ts'
import type { Problem } from '#app/core/problem.ts'
import type { StatementFile } from './statement-schema.ts'
import type { StatementWords } from './statement-words-schema.ts'

/** Checks that every fact of an open letter has its words, and that no words are without a fact. */
export function checkStatementWords(
  { file, data, yaml }: ParsedFile<StatementWords>,
  facts: StatementFile,
): Problem[] {
  const problems: Problem[] = []
  const report = (path: readonly string[], what: string, todo: string, key = false) =>
    problems.push({ file, ...(key ? yaml.locateKey(path) : yaml.locate(path)), what, todo })
  const reportStrays = (key: keyof StatementWords, words: object, ids: readonly string[], kind: string) => {
    for (const id of Object.keys(words))
      if (!ids.includes(id))
        report([key, id], `statement.yaml has no ${kind} "${id}".`, suggestKnown(id, ids), true)
  }
  const checkIds = (key: 'addressees' | 'updates', ids: readonly string[], kind: string) => {
    for (const id of ids)
      if (!Object.hasOwn(data[key], id))
        report([key], `The words for the ${kind} "${id}" are missing.`, `Add "${id}: …" under "${key}".`)
    reportStrays(key, data[key], ids, kind)
  }

  checkIds(
    'addressees',
    [...facts.addressees, ...facts.copies].map(({ id }) => id),
    'addressee',
  )
  checkIds(
    'updates',
    facts.updates.map(({ id }) => id),
    'update',
  )
  reportStrays('source-notes', data['source-notes'], Object.keys(facts.sources), 'source')
  reportStrays(
    'version-notes',
    data['version-notes'],
    facts.versions.map((_, i) => String(i + 1)),
    'version',
  )
  if (facts.delivery && data.delivery === undefined)
    report([], '"delivery" is missing.', 'Say to whom it was handed over, and by whom.')
  for (const key of ['delivery', 'elsewhere'] as const)
    if (!facts[key] && data[key] !== undefined)
      report([key], `statement.yaml has no "${key}".`, 'Add it there, or remove these words.', true)

  for (const { path, text } of listSentences(data)) {
    const [slot] = listSlots(text)
    if (cleanText(text) !== text)
      report(path, 'There are characters here that nobody can see.', 'Type this sentence again.')
    else if (text.includes('{{'))
      report(path, 'Braces {{ }} belong in templates, not in words files.', 'Write the words themselves.')
    else if (slot !== undefined) report(path, `{${slot}} has no value here.`, 'Write it out.')
  }
  return problems
}

/** Reports optional words (notes, a place, an office) that one language has and another does not. */
export function compareStatementWords(all: readonly ParsedFile<StatementWords>[]): Problem[] {
  const paths = all.flatMap(({ data }) => listSentences(data).map(({ path }) => path))
  const optional = new Map(paths.filter(isOptional).map((path) => [path.join(' '), path]))
  return all.flatMap(({ file, data, yaml }) => {
    const present = new Set(listSentences(data).map(({ path }) => path.join(' ')))
    return [...optional]
      .filter(([path]) => !present.has(path))
      .map(([, path]) => ({
        file,
        ...yaml.locate(path),
        what: `${path.map((part) => `"${part}"`).join(' → ')} is missing.`,
        todo: 'Another language has it; write it here too, or remove it there.',
      }))
  })
}

/** Whether words may be left out, and no other check requires them. */
const isOptional = (path: readonly string[]): boolean =>
  ['place', 'elsewhere', 'source-notes', 'version-notes'].includes(path[0] ?? '') || path[2] === 'office'
