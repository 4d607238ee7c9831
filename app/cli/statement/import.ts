import { loadReference } from '#db/reference/load.ts'
import { idSchema } from '#app/core/id-schema.ts'
import { formatProblem, type Problem } from '#app/core/problem.ts'
import { listLikelyDuplicates } from '#app/signature/identity/likely-duplicates.ts'
import { createCountryFinder } from '#app/signature/signatory/find-country.ts'
import { planImport } from '#app/signature/import/plan-import.ts'
import { formatSignatoriesCsv } from '#app/signature/import/signatories-csv.ts'
import type { SignatoryKind } from '#app/statement/signatory.ts'
import { folders } from '#app/config/folders.server.ts'
import { readImportFile } from '#app/signature/import/read-import-file.server.ts'
import {
  hasStatementFolder,
  loadSignatories,
  writeSignatoriesFile,
} from '#app/signature/import/signatories-file.server.ts'
import { print, printError, type CliIo } from '#app/cli/io.ts'
import { UsageError } from '#app/cli/usage-error.ts'
import { formatParsed, formatPlan, limitLines, maxPreviewLines } from './preview.ts'
import { requireConfig } from '#app/cli/cli-context.ts'

/** `statement import`: shows how a list was read and what it changes, and applies all of it or nothing. */
export async function importSignatories(
  io: CliIo,
  slug: string,
  path: string,
  values: { dryRun?: true; kind: SignatoryKind; lines?: string },
): Promise<number> {
  const { kind } = values
  const { campaigns } = requireConfig(io).folders
  if (!idSchema.safeParse(slug).success || !hasStatementFolder(campaigns, slug))
    throw new UsageError(`There is no folder "${slug}" in ${campaigns}.`)

  const current = loadSignatories(campaigns, slug)
  if (!current.ok) return refuseAll(io, current.error, 'The current list has mistakes. Correct it first.')
  const findCountry = createCountryFinder(loadReference(folders.reference).states)
  const parsed = await readImportFile(path, { kind, findCountry, lines: readLines(values.lines) })
  if (!parsed.ok) return refuseAll(io, parsed.error)
  const { read, problems } = parsed.value
  const rows = read.map(({ row }) => row)

  for (const line of formatParsed(parsed.value)) print(io, line)
  const duplicates = listLikelyDuplicates(rows, findCountry)
  if (duplicates.length > 0) print(io, `\nProbable duplicates (${duplicates.length}), not merged:`)
  const named = (i: number) => `line ${read[i]?.line ?? 0} ${read[i]?.row.name ?? ''}`
  for (const line of limitLines(duplicates.map((d) => `  ${named(d.one)}  =  ${named(d.other)}: ${d.why}`)))
    print(io, line)
  if (problems.length > 0)
    return refuseAll(
      io,
      problems.map((problem) => ({ file: path, column: 1, ...problem })),
    )
  if (rows.length === 0) {
    printError(io, 'The file has no signatories. Nothing was imported.')
    return 1
  }

  const plan = planImport(current.value, rows)
  print(io, '')
  for (const line of formatPlan(plan)) print(io, line)
  // The order matters too: it is the source's.
  if (formatSignatoriesCsv(plan.result) === formatSignatoriesCsv(current.value))
    print(io, 'No differences. Nothing to do.')
  else if (values.dryRun) print(io, 'Dry run: nothing was imported.')
  else print(io, `Wrote ${writeSignatoriesFile(campaigns, slug, plan.result)}. Restart the site to use it.`)
  return 0
}

function readLines(text: string | undefined): { from: number; to: number } | undefined {
  if (text === undefined) return undefined
  const { from, to } = /^(?<from>[1-9]\d{0,6})-(?<to>\d{0,7})$/.exec(text)?.groups ?? {}
  if (from === undefined || (to && Number(to) < Number(from)))
    throw new UsageError('Pass the lines as 10-300, or as 10- for line 10 and all after it.')
  return { from: Number(from), to: to ? Number(to) : Infinity }
}

function refuseAll(io: CliIo, problems: readonly Problem[], last = 'Nothing was imported.'): number {
  for (const problem of problems.slice(0, maxPreviewLines)) printError(io, formatProblem(problem))
  if (problems.length > maxPreviewLines) printError(io, `… and ${problems.length - maxPreviewLines} more.`)
  printError(io, `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}. ${last}`)
  return 1
}
