import { Option } from 'commander'
import type { CliCommand } from '#app/cli/cli-command.ts'
import { letterFormats } from './letter-formats.ts'
import { schemaNames } from './schema-names.ts'

export function addCampaignCommands(program: CliCommand): void {
  program
    .command('new')
    .description('create a campaign folder from the example')
    .argument('<slug>', 'the new folder, as in its address: end-reprisals')
    .runs(async () => (await import('./new.ts')).createCampaign)
  program
    .command('check')
    .description('compose every letter and post, read every open letter, and report every mistake')
    .argument('[slug]', 'one campaign or open letter')
    .option('--json', 'print the report as JSON')
    .runs(async () => (await import('./check.ts')).checkCampaigns)
  program
    .command('letter')
    .description('print one letter')
    .argument('<slug>', 'the campaign')
    .requiredOption('--to <recipient>', 'a state (CH), a mission (CH-new-york) or an office')
    .option('--lang <language>', "its language; default: the recipient's")
    .option('--case <id>', 'a case of the campaign')
    .option('--wording <number>', 'which of the possible wordings, from 0')
    .addOption(new Option('--format <format>', 'output format').choices(letterFormats).default('text'))
    .runs(async () => (await import('./letter.ts')).printOneLetter)
  program
    .command('post')
    .description('print one post with its counted length')
    .argument('<slug>', 'the campaign')
    .requiredOption('--lang <language>', 'its language')
    .requiredOption('--network <network>', 'the network it is for')
    .option('--case <id>', 'a case of the campaign')
    .option('--json', 'print it as JSON')
    .runs(async () => (await import('./post.ts')).printPost)
  program
    .command('schema')
    .description('print the JSON Schema of a file, for editors')
    .addArgument(program.createArgument('[file]').choices(schemaNames).default('campaign'))
    .option('--write', 'write all of them next to the campaigns')
    .runs(async () => (await import('./schema.ts')).printSchema)
}
