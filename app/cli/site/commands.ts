import type { CliCommand } from '#app/cli/cli-command.ts'

export function addSiteCommands(program: CliCommand): void {
  program
    .command('serve')
    .description('build if needed and serve the site')
    .option('--watch', 'start again when a file changes')
    .runs(async () => (await import('./serve.ts')).serve)
  program
    .command('build')
    .description('build the site if its sources are newer than the last build')
    .runs(async () => (await import('./build.ts')).build)
  program
    .command('erase')
    .description('erase everything that names a person; numbers and deduplication keys stay')
    .option('--email <address>', "the person's email address")
    .option('--yes', 'do not ask')
    .runs(async () => (await import('./erase.ts')).erase)
  program
    .command('retention')
    .description('erase personal data that is no longer needed')
    .command('run')
    .description('erase what is due')
    .option('--dry-run', 'erase nothing')
    .runs(async () => (await import('./retention.ts')).runRetention)
  program
    .command('counter')
    .description('check the counters against the records they come from')
    .command('verify')
    .description('report each number that differs')
    .option('--rebuild', 'count again where a number differs')
    .runs(async () => (await import('./counter.ts')).verifyCounter)
}
