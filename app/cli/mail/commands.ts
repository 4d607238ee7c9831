import type { CliCommand } from '#app/cli/cli-command.ts'

export function addMailCommands(program: CliCommand): void {
  const mail = program.command('mail').description('check the mail server, manage the outbox, read bounces')
  mail
    .command('check')
    .description('connect to the mail server; explain SPF, DKIM and DMARC')
    .option('--to <email>', 'send a test email to yourself')
    .runs(async () => (await import('./check.ts')).checkMail)
  mail
    .command('status')
    .description('show what happened to the letters of each campaign')
    .argument('[slug]', 'one campaign')
    .option('--json', 'print it as JSON')
    .option('--words', "show supporters' own words where many are alike")
    .runs(async () => (await import('./status.ts')).printMailStatus)
  mail
    .command('pause')
    .description('stop sending at once')
    .argument('[slug]', 'only the letters of this campaign')
    .runs(async () => (await import('./pause.ts')).pauseMail)
  mail
    .command('resume')
    .description('resume sending')
    .argument('[slug]', 'only the letters of this campaign')
    .runs(async () => (await import('./pause.ts')).resumeMail)
  mail
    .command('dead')
    .description('list messages that were given up, and why')
    .option('--json', 'print it as JSON')
    .runs(async () => (await import('./dead.ts')).printDead)
  mail
    .command('retry')
    .description('put messages that were given up back in the queue')
    .argument('[id]', 'one email, as "dead" lists it')
    .option('--all', 'all of them')
    .runs(async () => (await import('./dead.ts')).retryFailed)
  mail
    .command('bounces')
    .description('read delivery reports (RFC 3464)')
    .argument('<path...>', 'files, an mbox, a maildir or a folder')
    .runs(async () => (await import('./bounces.ts')).readBounces)
  mail
    .command('unbounce')
    .description('clear the bounce history of an address')
    .argument('<email>', 'the address')
    .runs(async () => (await import('./bounces.ts')).unbounce)
}
