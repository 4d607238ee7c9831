import { Option } from 'commander'
import { signatoryKinds } from '#app/statement/signatory.ts'
import type { CliCommand } from '#app/cli/cli-command.ts'

const statuses = ['standing', 'waiting', 'refused', 'withdrawn']

export function addStatementCommands(program: CliCommand): void {
  const statement = program
    .command('statement')
    .description('import signatories collected elsewhere, review signatures given here')
  const add = (name: string, description: string) =>
    statement.command(name).description(description).argument('<slug>', 'the open letter')
  add('import', 'show how a list was read and what it changes, and import all of it or nothing')
    .argument('<file>', 'text, CSV or XLSX')
    .option('--dry-run', 'change nothing')
    .addOption(new Option('--kind <kind>', 'who signed').choices(signatoryKinds).default('organisation'))
    .option('--lines <from-to>', 'only these lines of a text: 10-300, or 10-')
    .runs(async () => (await import('./import.ts')).importSignatories)
  add('waiting', 'show pending signatures with names and contacts')
    .option('--json', 'print them as JSON')
    .runs(async () => (await import('./waiting.ts')).printPending)
  add('list', 'show signatures with names and contacts, anonymous ones too')
    .option('--json', 'print them as JSON')
    .addOption(new Option('--status <status>', 'which ones').choices(statuses).default('standing'))
    .runs(async () => (await import('./list.ts')).printSignatures)
  add('approve', 'publish a pending signature')
    .argument('<id>', 'the whole id, as "waiting" shows it')
    .runs(async () => (await import('./approve.ts')).approve)
  add('refuse', 'refuse a signature and erase its name and contact')
    .argument('<id>', 'its id')
    .runs(async () => (await import('./approve.ts')).refuse)
  add('ask-again', 'ask those who signed an older version of the text about the new one')
    .option('--dry-run', 'send nothing')
    .runs(async () => (await import('./ask-again.ts')).askAgainForNewer)
  add('partners', "show how many signed on each partner's site").runs(
    async () => (await import('./contacts.ts')).printPartners,
  )
  add('contacts', 'print the contacts that a partner may have, as CSV')
    .requiredOption('--partner <id>', 'the partner')
    .runs(async () => (await import('./contacts.ts')).printContacts)
  add('partner-link', 'print the command with which a partner downloads its contacts')
    .argument('<partner>', 'its id')
    .option('--renew', 'replace the secret; the old link stops working')
    .runs(async () => (await import('./contacts.ts')).printPartnerLink)
}
