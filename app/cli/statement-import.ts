import { parseArgs } from 'node:util'
import { loadReference } from '../../db/reference/load.ts'
import { id } from '../domain/campaign/ids.ts'
import { showProblem, type Problem } from '../domain/problem.ts'
import { findDuplicates } from '../domain/statement/duplicates.ts'
import { createCountryFinder } from '../domain/statement/find-country.ts'
import { planList } from '../domain/statement/plan-list.ts'
import { writeSignatories } from '../domain/statement/signatories-csv.ts'
import { signatoryKinds } from '../domain/statement/signatory.ts'
import { folders } from '../config/folders.server.ts'
import { readListFile } from '../server/statement/list-file.server.ts'
import { hasStatementFolder, recordSignatories } from '../server/statement/list-writing.server.ts'
import { loadSignatories } from '../server/statement/signatories-file.server.ts'
import { complain, print, UsageError } from './command.ts'
import { shownAtMost, showCut, showPlan, showReading } from './statement-preview.ts'
import { requireConfig, requireKnown } from './workshop.ts'

/** `statement import`: shows how a list was read and what it changes, and takes over all of it or nothing. */
export async function importSignatories(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: {
      'dry-run': { type: 'boolean', default: false },
      kind: { type: 'string', default: 'organisation' },
      lines: { type: 'string' },
    },
    allowPositionals: true,
  })
  const [slug, path, ...more] = positionals
  if (slug === undefined || path === undefined || more.length > 0)
    throw new UsageError('Name the statement and one file: demarche statement import my-letter list.txt')
  const kind = requireKnown('kind', values.kind, signatoryKinds) as (typeof signatoryKinds)[number]
  const { campaigns } = requireConfig().folders
  if (!id.safeParse(slug).success || !hasStatementFolder(campaigns, slug))
    throw new UsageError(`There is no folder "${slug}" in ${campaigns}.`)

  const current = loadSignatories(campaigns, slug)
  if (!current.ok) return refuseAll(current.error, 'The list that is there has mistakes. Mend it first.')
  const findCountry = createCountryFinder(loadReference(folders.reference).states)
  const reading = await readListFile(path, { kind, findCountry, lines: readLines(values.lines) })
  if (!reading.ok) return refuseAll(reading.error)
  const { read, problems } = reading.value
  const rows = read.map(({ row }) => row)

  for (const line of showReading(reading.value)) print(line)
  const duplicates = findDuplicates(rows, findCountry)
  if (duplicates.length > 0) print(`\nLikely the same (${duplicates.length}); nothing is merged:`)
  const named = (i: number) => `line ${read[i]?.line ?? 0} ${read[i]?.row.name ?? ''}`
  for (const line of showCut(duplicates.map((d) => `  ${named(d.one)}  =  ${named(d.other)}: ${d.why}`)))
    print(line)
  if (problems.length > 0)
    return refuseAll(problems.map((problem) => ({ file: path, column: 1, ...problem })))
  if (rows.length === 0) {
    complain('No signatory was found in it. Nothing was imported.')
    return 1
  }

  const plan = planList(current.value, rows)
  print('')
  for (const line of showPlan(plan)) print(line)
  // The order counts as well: it is the source's.
  if (writeSignatories(plan.result) === writeSignatories(current.value))
    print('No differences. Nothing to do.')
  else if (values['dry-run']) print('A dry run: nothing was imported.')
  else
    print(
      `Wrote ${recordSignatories(campaigns, slug, plan.result)}. A site that is running reads it when it starts again.`,
    )
  return 0
}

function readLines(text: string | undefined): { from: number; to: number } | undefined {
  if (text === undefined) return undefined
  const { from, to } = /^(?<from>[1-9]\d{0,6})-(?<to>\d{0,7})$/.exec(text)?.groups ?? {}
  if (from === undefined || (to && Number(to) < Number(from)))
    throw new UsageError('Write the lines as 10-300, or as 10- for all from there on.')
  return { from: Number(from), to: to ? Number(to) : Infinity }
}

function refuseAll(problems: readonly Problem[], last = 'Nothing was imported.'): number {
  for (const problem of problems.slice(0, shownAtMost)) complain(showProblem(problem))
  if (problems.length > shownAtMost) complain(`… and ${problems.length - shownAtMost} more.`)
  complain(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}. ${last}`)
  return 1
}
