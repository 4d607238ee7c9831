import { importDirectory } from './directory-import.ts'
import { showDirectoryStatus } from './directory-status.ts'
import { UsageError, type Command } from './command.ts'

export const directory: Command = {
  name: 'directory',
  usage: 'directory import <file.csv> [--dry-run] | status [slug]',
  about: 'takes addresses into the directory, or shows who can be reached',
  async run([deed, ...args]) {
    if (deed === 'import') return importDirectory(args)
    if (deed === 'status') return showDirectoryStatus(args)
    throw new UsageError('Say what to do: "directory import file.csv" or "directory status".')
  },
}
