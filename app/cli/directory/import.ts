import { loadReference } from '#db/reference/load.ts'
import { daysAfter } from '#app/time/days.ts'
import { dayInGeneva } from '#app/time/session.ts'
import { formatKey, type DirectoryEntry } from '#app/directory/entry.ts'
import { parseDirectory } from '#app/directory/parse-directory.ts'
import {
  hasChanges,
  planDirectoryImport,
  type DirectoryImportPlan,
} from '#app/directory/import/plan-directory-import.ts'
import { listSuspicions } from '#app/directory/import/suspicions.ts'
import { formatDirectory } from '#app/directory/format-directory.ts'
import { formatProblem, type Problem } from '#app/core/problem.ts'
import { clockOf, importedDirectory } from '#app/config/config.server.ts'
import { loadDirectoryEntries } from '#app/content/load-directory.server.ts'
import { readIfExists, replaceFileAtomically } from '#app/core/files/replace-file.server.ts'
import { readDirectoryRows } from '#app/content/directory-file.server.ts'
import { folders } from '#app/config/folders.server.ts'
import { print, printError, type CliIo } from '#app/cli/io.ts'
import { requireConfig } from '#app/cli/cli-context.ts'

const maxListed = 100

interface ImportOptions {
  dryRun?: true
  allowPersonal?: true
  allowOptedOut?: true
  replace?: true
}

/** `directory import`: checks a file, shows the changes, and applies all of them or none. */
export async function importDirectory(io: CliIo, file: string, values: ImportOptions): Promise<number> {
  const config = requireConfig(io)
  const target = config.directoryFile ?? importedDirectory(config.folders.data)
  const reference = loadReference(folders.reference)

  const before = readIfExists(target)
  const current = before === undefined ? none : loadDirectoryEntries(target, reference)
  if (!current.ok)
    return refuseAll(io, current.error, `The current directory has mistakes. Correct ${target} first.`)
  const read = readDirectoryRows(file)
  if (!read.ok) return refuseAll(io, read.error)
  const { header, rows } = read.value
  const incoming = parseDirectory(file, header, rows, reference, {
    allowPersonal: values.allowPersonal === true,
    // A day begins earlier in Auckland than in Geneva.
    latest: dayInGeneva(daysAfter(clockOf(config)(), 1)),
  })
  if (!incoming.ok) return refuseAll(io, incoming.error)

  const plan = planDirectoryImport(current.value, incoming.value, header, values.replace === true)
  for (const line of formatPlan(plan)) print(io, line)
  const named = new Set(incoming.value.map(({ key }) => key))
  const suspicions = listSuspicions(plan.result, reference).filter(({ keys }) =>
    keys.some((key) => named.has(key)),
  )
  if (suspicions.length > 0) print(io, '\nPlease check:')
  for (const { what } of suspicions.slice(0, maxListed)) print(io, `  ${what}`)
  if (suspicions.length > maxListed) print(io, `  … and ${suspicions.length - maxListed} more.`)
  if (plan.liftedOptOuts.length > 0 && !values.allowOptedOut) {
    for (const key of plan.liftedOptOuts)
      printError(
        io,
        `${formatKey(key)} has opted out, and this import would lift that. Keep its row with the status opted-out.`,
      )
    printError(io, 'Nothing was imported. If they have asked for letters again, pass --allow-opted-out.')
    return 1
  }
  if (!hasChanges(plan)) print(io, 'No differences. Nothing to do.')
  else if (values.dryRun) print(io, 'Dry run: nothing was imported.')
  else if (readIfExists(target) !== before) {
    printError(io, 'The directory was changed in the meantime. Nothing was imported; run the import again.')
    return 1
  } else {
    replaceFileAtomically(target, formatDirectory(plan.result))
    print(io, `Wrote ${target}. Restart the site to use it.`)
  }
  return 0
}

const none: { ok: true; value: DirectoryEntry[] } = { ok: true, value: [] }

function refuseAll(io: CliIo, problems: readonly Problem[], last = 'Nothing was imported.'): number {
  for (const problem of problems.slice(0, maxListed)) printError(io, formatProblem(problem))
  if (problems.length > maxListed) printError(io, `… and ${problems.length - maxListed} more.`)
  printError(io, `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}. ${last}`)
  return 1
}

/** Formats the differences, with long lists cut, and their totals. */
function formatPlan({ added, changed, unchanged, kept, removed }: DirectoryImportPlan): string[] {
  const lines = [
    ...added.map(({ key, cells }) => `+ ${formatKey(key)}: ${cells.email || 'by post'} (${cells.status})`),
    ...changed.flatMap(({ key, cells }) => [
      `~ ${formatKey(key)}`,
      ...cells.map(({ column, from, to }) => `    ${column}: ${from || '(empty)'} → ${to || '(empty)'}`),
    ]),
    ...removed.map(({ key, cells }) => `- ${formatKey(key)}: ${cells.email || 'by post'} (${cells.status})`),
  ]
  const cut = lines.slice(0, maxListed)
  return [
    ...cut,
    ...(lines.length > cut.length ? [`… and ${lines.length - cut.length} more lines.`] : []),
    `${added.length} new, ${changed.length} changed, ${unchanged} unchanged, ${removed.length} removed, ${kept} only in the directory, kept.`,
  ]
}
