import type { CliCommand } from '#app/cli/cli-command.ts'

export function addDirectoryCommands(program: CliCommand): void {
  const directory = program
    .command('directory')
    .description('import addresses of recipients, show who can be reached')
  directory
    .command('import')
    .description('check a CSV file, show what it changes, and import all of it or nothing')
    .argument('<file>', 'a CSV file; docs/directory.md describes its columns')
    .option('--dry-run', 'change nothing')
    .option('--allow-personal', 'accept mailboxes of individuals')
    .option('--allow-opted-out', 'accept rows that lift an opt-out')
    .option('--replace', 'remove every entry that the file does not have')
    .runs(async () => (await import('./import.ts')).importDirectory)
  directory
    .command('status')
    .description("show how many of each campaign's recipients can be reached, and how")
    .argument('[slug]', 'one campaign')
    .option('--json', 'print it as JSON')
    .runs(async () => (await import('./status.ts')).printDirectoryStatus)
}
