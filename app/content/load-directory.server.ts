import { dayInGeneva } from '#app/time/session.ts'
import { demoDirectory, type Directory } from '#app/recipient/address.ts'
import { createDirectory, type DirectoryEntry } from '#app/directory/entry.ts'
import { parseDirectory } from '#app/directory/parse-directory.ts'
import type { Problem } from '#app/core/problem.ts'
import type { Reference } from '#app/reference/reference.ts'
import { ok, err, type Result } from '#app/core/result.ts'
import { readDirectoryRows } from './directory-file.server.ts'

/** Loads the addresses of the operator's directory file, or reserved `.example` ones if there is no file. */
export function loadDirectory(
  file: string | null,
  reference: Reference,
  now: () => Date,
): Result<Directory, Problem[]> {
  if (file === null) return ok(demoDirectory)
  const entries = loadDirectoryEntries(file, reference)
  return entries.ok ? ok(createDirectory(entries.value, () => dayInGeneva(now()))) : entries
}

/** Loads the entries of the operator's directory file. It may contain mailboxes of persons, which the import asks about. */
export function loadDirectoryEntries(
  file: string,
  reference: Reference,
): Result<DirectoryEntry[], Problem[]> {
  const read = readDirectoryRows(file)
  if (!read.ok)
    return err(
      read.error.map((problem) =>
        /cannot be read|not a file/.test(problem.what)
          ? { ...problem, todo: 'Correct DIRECTORY_FILE, or unset it for a demonstration.' }
          : problem,
      ),
    )
  return parseDirectory(file, read.value.header, read.value.rows, reference, { allowPersonal: true })
}
