import { isLater } from '#app/campaign/checks/check-facts.ts'
import { suggestKnown } from '#app/core/suggest-known.ts'
import type { ParsedFile } from '#app/core/yaml/parse-yaml-file.ts'
import type { Problem } from '#app/core/problem.ts'
import type { StatementFile } from './statement-schema.ts'

type Path = readonly (string | number)[]

/** Checks what the schema of statement.yaml cannot: that ids exist and are unique, and that dates are consistent. */
export function checkStatement(
  { file, data, yaml }: ParsedFile<StatementFile>,
  languages: readonly string[],
  hasSignatories: boolean,
): Problem[] {
  const problems: Problem[] = []
  const report = (path: Path, what: string, todo: string) =>
    problems.push({ file, ...yaml.locate(path), what, todo })
  const checkUnique = (entries: readonly { path: Path; id: string }[], kind: string) => {
    const seen = new Set<string>()
    for (const { path, id } of entries) {
      if (seen.has(id)) report(path, `The ${kind} "${id}" appears twice.`, 'Give each its own id.')
      seen.add(id)
    }
  }

  checkUnique(
    data.languages.map((id, i) => ({ path: ['languages', i], id })),
    'language',
  )
  data.languages.forEach((lang, i) => {
    if (!languages.includes(lang))
      report(
        ['languages', i],
        `There is no language "${lang}" with interface words.`,
        suggestKnown(lang, languages),
      )
  })
  checkUnique(
    (['addressees', 'copies'] as const).flatMap((key) =>
      data[key].map(({ id }, i) => ({ path: [key, i, 'id'], id })),
    ),
    'addressee',
  )
  for (const [key, kind] of [
    ['partners', 'partner'],
    ['updates', 'update'],
  ] as const)
    checkUnique(
      data[key].map(({ id }, i) => ({ path: [key, i, 'id'], id })),
      kind,
    )
  const sources = Object.keys(data.sources)
  for (const { path, id } of listReferences(data))
    if (!sources.includes(id)) report(path, `There is no source "${id}".`, suggestKnown(id, sources))

  if (data.opens !== undefined && data.deadline !== undefined && data.opens > data.deadline)
    report(['deadline'], 'Signing ends before it begins.', 'Swap the two days.')
  data.versions.forEach(({ date }, i) => {
    const before = data.versions[i - 1]?.date
    if (before !== undefined && date < before)
      report(
        ['versions', i, 'date'],
        `Version ${i + 1} is older than version ${i}, of ${before}.`,
        'Write the versions from the oldest to the newest.',
      )
  })
  const firstDay = [data.date, data.opens ?? data.date, data.versions[0]?.date ?? data.date].sort()[0] ?? ''
  const dated = [
    ...(data.delivery ? [{ path: ['delivery', 'date'], date: data.delivery.date }] : []),
    ...data.updates.map(({ date }, i) => ({ path: ['updates', i, 'date'], date })),
  ]
  for (const { path, date } of dated)
    if (isLater(firstDay, date))
      report(
        path,
        `This is earlier than the open letter itself, which begins on ${firstDay}.`,
        'Correct the date.',
      )

  if (data.elsewhere && !hasSignatories)
    report(
      ['elsewhere'],
      'This is about statement/signatories.csv, which is missing.',
      'Import it with: npx demarche statement import, or remove "elsewhere".',
    )
  const importedVersion = data.elsewhere?.version ?? 1
  if (importedVersion > data.versions.length)
    report(
      ['elsewhere', 'version'],
      `There is no version ${importedVersion} of the text.`,
      'Write the number of one of the versions.',
    )
  if (!data.elsewhere && hasSignatories)
    report(
      [],
      'The source of statement/signatories.csv is missing.',
      'Add "elsewhere:" with "source" and "as-of".',
    )
  return problems
}

/** All references to sources in statement.yaml. */
function listReferences(data: StatementFile): { path: Path; id: string }[] {
  const listed = (['addressees', 'copies', 'updates'] as const).flatMap((key) =>
    data[key].map(({ source }, i) => ({ path: [key, i, 'source'], id: source })),
  )
  return [
    ...listed,
    { path: ['elsewhere', 'source'], id: data.elsewhere?.source },
    { path: ['delivery', 'source'], id: data.delivery?.source },
  ].flatMap(({ path, id }) => (id === undefined ? [] : [{ path, id }]))
}
