import { parseArgs } from 'node:util'
import { loadReference } from '../../db/reference/load.ts'
import { dayInGeneva } from '../domain/campaign/session.ts'
import { showKey, type Entry } from '../domain/directory/entry.ts'
import { parseDirectory } from '../domain/directory/parse-directory.ts'
import { changesAnything, planImport, type ImportPlan } from '../domain/directory/plan-import.ts'
import { findSuspicions } from '../domain/directory/suspicions.ts'
import { writeDirectory } from '../domain/directory/write-directory.ts'
import { showProblem, type Problem } from '../domain/problem.ts'
import { importedDirectory } from '../config/config.server.ts'
import { loadEntries, readIfThere, replaceFile } from '../server/directory.server.ts'
import { readDirectoryRows } from '../server/directory-file.server.ts'
import { folders } from '../config/folders.server.ts'
import { complain, print, UsageError } from './command.ts'
import { requireConfig } from './workshop.ts'

const shownAtMost = 100

/** `directory import`: checks a file, shows what it changes, and changes all of it or nothing. */
export async function importDirectory(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: {
      'dry-run': { type: 'boolean', default: false },
      'allow-personal': { type: 'boolean', default: false },
      'allow-opted-out': { type: 'boolean', default: false },
      replace: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  })
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new UsageError('Name one file.')
  const config = requireConfig()
  const target = config.directoryFile ?? importedDirectory(config.folders.data)
  const reference = loadReference(folders.reference)
  const now = config.fixedNow === null ? new Date() : new Date(config.fixedNow)

  const before = readIfThere(target)
  const current = before === undefined ? none : loadEntries(target, reference)
  if (!current.ok) return refuseAll(current.error, `The directory itself has mistakes. Mend ${target} first.`)
  const read = readDirectoryRows(file)
  if (!read.ok) return refuseAll(read.error)
  const { header, rows } = read.value
  const incoming = parseDirectory(file, header, rows, reference, {
    allowPersonal: values['allow-personal'],
    // A day later than in Geneva begins in Auckland.
    latest: dayInGeneva(new Date(now.getTime() + 86_400_000)),
  })
  if (!incoming.ok) return refuseAll(incoming.error)

  const plan = planImport(current.value, incoming.value, header, values.replace)
  for (const line of showPlan(plan)) print(line)
  const named = new Set(incoming.value.map(({ key }) => key))
  const suspicions = findSuspicions(plan.result, reference).filter(({ keys }) =>
    keys.some((key) => named.has(key)),
  )
  if (suspicions.length > 0) print('\nLook twice:')
  for (const { what } of suspicions.slice(0, shownAtMost)) print(`  ${what}`)
  if (suspicions.length > shownAtMost) print(`  … and ${suspicions.length - shownAtMost} more.`)
  if (plan.liftedOptOuts.length > 0 && !values['allow-opted-out']) {
    for (const key of plan.liftedOptOuts)
      complain(`${showKey(key)} opted out, and this would forget it. Keep its row with the status opted-out.`)
    complain('Nothing was imported. If they asked to be written to again, say --allow-opted-out.')
    return 1
  }
  if (!changesAnything(plan)) print('No differences. Nothing to do.')
  else if (values['dry-run']) print('A dry run: nothing was imported.')
  else if (readIfThere(target) !== before) {
    complain('Somebody else changed the directory meanwhile. Nothing was imported; import again.')
    return 1
  } else {
    replaceFile(target, writeDirectory(plan.result))
    print(`Wrote ${target}. A site that is running reads it when it starts again.`)
  }
  return 0
}

const none: { ok: true; value: Entry[] } = { ok: true, value: [] }

function refuseAll(problems: readonly Problem[], last = 'Nothing was imported.'): number {
  for (const problem of problems.slice(0, shownAtMost)) complain(showProblem(problem))
  if (problems.length > shownAtMost) complain(`… and ${problems.length - shownAtMost} more.`)
  complain(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}. ${last}`)
  return 1
}

/** The differences, long lists cut, and the sums. */
function showPlan({ added, changed, unchanged, kept, removed }: ImportPlan): string[] {
  const lines = [
    ...added.map(({ key, cells }) => `+ ${showKey(key)}: ${cells.email || 'by post'} (${cells.status})`),
    ...changed.flatMap(({ key, cells }) => [
      `~ ${showKey(key)}`,
      ...cells.map(({ column, from, to }) => `    ${column}: ${from || '(empty)'} → ${to || '(empty)'}`),
    ]),
    ...removed.map(({ key, cells }) => `- ${showKey(key)}: ${cells.email || 'by post'} (${cells.status})`),
  ]
  const cut = lines.slice(0, shownAtMost)
  return [
    ...cut,
    ...(lines.length > cut.length ? [`… and ${lines.length - cut.length} more lines.`] : []),
    `${added.length} new, ${changed.length} changed, ${unchanged} unchanged, ${removed.length} taken out, ${kept} only in the directory and kept.`,
  ]
}
