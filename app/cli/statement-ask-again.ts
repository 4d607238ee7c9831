import { askForNewer } from '../server/statement/signature-desk.server.ts'
import { print } from './command.ts'
import { atStatement } from './statement-desk.ts'

/** `statement ask-again`: after a new version of the text, one mail to each who signed an older one. */
export const askAgainForNewer = (args: string[]): Promise<number> =>
  atStatement(
    args,
    { 'dry-run': { type: 'boolean', default: false } },
    async ({ desk, statement }, values) => {
      const dryRun = values['dry-run'] === true
      const n = await askForNewer(desk, statement, dryRun)
      const version = statement.versions.length
      print(
        n === 0
          ? `Nobody is to be asked about version ${version}.`
          : `${n} ${n === 1 ? 'signatory' : 'signatories'} ${dryRun ? 'would get' : 'will get'} a mail about version ${version}.`,
      )
      return 0
    },
  )
