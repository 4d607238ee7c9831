import { notifyNewerVersion } from '#app/signature/moderation/signature-moderation.server.ts'
import { print, type CliIo } from '#app/cli/io.ts'
import { withStatement } from './with-statement.ts'

/**
 * `statement ask-again`: after a new version of the text, sends one email to everyone who signed an older
 * one.
 */
export const askAgainForNewer = (io: CliIo, slug: string, options: { dryRun?: true }): Promise<number> =>
  withStatement(io, slug, async ({ admin, statement }) => {
    const dryRun = options.dryRun === true
    const n = await notifyNewerVersion(admin, statement, dryRun)
    const version = statement.versions.length
    print(
      io,
      n === 0
        ? `Nobody needs to be asked about version ${version}.`
        : `${n} ${n === 1 ? 'signatory' : 'signatories'} ${dryRun ? 'would get' : 'will get'} an email about version ${version}.`,
    )
    return 0
  })
