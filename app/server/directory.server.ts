import { dayInGeneva } from '../domain/campaign/session.ts'
import { demoDirectory, type Directory } from '../domain/directory/address.ts'
import { makeDirectory, type Entry } from '../domain/directory/entry.ts'
import { parseDirectory } from '../domain/directory/parse-directory.ts'
import type { Problem } from '../domain/problem.ts'
import type { Reference } from '../domain/reference/reference.ts'
import { accept, refuse, type Result } from '../domain/result.ts'
import { readDirectoryRows } from './directory-file.server.ts'

/** The addresses to write to: those of the file, or reserved `.example` ones if there is no file. */
export function loadDirectory(
  file: string | null,
  reference: Reference,
  now: () => Date,
): Result<Directory, Problem[]> {
  if (file === null) return accept(demoDirectory)
  const entries = loadEntries(file, reference)
  return entries.ok ? accept(makeDirectory(entries.value, () => dayInGeneva(now()))) : entries
}

/** What stands in the operator's directory file. Mailboxes of persons are taken: the import asks about them. */
export function loadEntries(file: string, reference: Reference): Result<Entry[], Problem[]> {
  const read = readDirectoryRows(file)
  if (!read.ok)
    return refuse(
      read.error.map((problem) =>
        /cannot be read|not a file/.test(problem.what)
          ? { ...problem, todo: 'Correct DIRECTORY_FILE, or unset it for a demonstration.' }
          : problem,
      ),
    )
  return parseDirectory(file, read.value.header, read.value.rows, reference, { allowPersonal: true })
}
