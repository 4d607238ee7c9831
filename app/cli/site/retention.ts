import { withAdminContext } from '#app/mail/admin/admin-context.server.ts'
import { purgeDemoMailbox, retentionOptionsOf, runMailRetention } from '#app/jobs/mail-retention.server.ts'
import { loadStatements } from '#app/content/load-statements.server.ts'
import { statementEndsOf, runStatementRetention } from '#app/jobs/signature-retention.server.ts'
import { print, type CliIo } from '#app/cli/io.ts'
import { loadCliContext, requireConfig } from '#app/cli/cli-context.ts'

/** `retention run`: erases what is due. */
export async function runRetention(io: CliIo, options: { dryRun?: true }): Promise<number> {
  const dryRun = options.dryRun === true
  const { config, loaded, compositionContext } = loadCliContext(requireConfig(io))
  const ends = retentionOptionsOf(loaded)
  const letters = statementEndsOf(
    loadStatements({ campaignsDir: config.folders.campaigns, locales: compositionContext.locales }),
  )
  const { files, erased } = await withAdminContext(config, async (admin) => ({
    files: await purgeDemoMailbox(admin, { dryRun }),
    erased: [
      ...(await runMailRetention(admin, { ...ends, dryRun })),
      ...(await runStatementRetention(admin, { ...letters, dryRun })),
    ],
  }))
  for (const { campaign, people, failedMessages } of erased)
    print(
      io,
      `${campaign}: ${dryRun ? 'would erase' : 'erased'} ${people} ${people === 1 ? 'person' : 'people'}, the text of ${failedMessages} ${failedMessages === 1 ? 'message that was' : 'messages that were'} given up`,
    )
  if (files > 0)
    print(
      io,
      `${dryRun ? 'Would erase' : 'Erased'} ${files} ${files === 1 ? 'message' : 'messages'} in the demonstration’s mailbox.`,
    )
  for (const slug of new Set([...ends.broken, ...letters.broken]))
    print(io, `${slug} has mistakes, so its closing date is unknown: nothing of it is erased.`)
  if (erased.length + files === 0) print(io, 'Nothing is due.')
  return 0
}
