import { listForReview, type ModerationEntry } from '#app/signature/moderation/moderation-list.server.ts'
import { print, type CliIo } from '#app/cli/io.ts'
import { withStatement } from './with-statement.ts'
import { printSignature, signatureView } from './signature-view.ts'

/**
 * `statement waiting`: shows pending signatures with everything that an organiser needs to decide, including
 * names and contacts.
 */
export const printPending = (io: CliIo, slug: string, options: { json?: true }): Promise<number> =>
  withStatement(io, slug, async (at) => {
    const { waiting, alike } = await listForReview(at.admin, at.statement, at.elsewhere)
    if (options.json) {
      const show = (entries: readonly ModerationEntry[]) => entries.map(signatureView)
      print(io, JSON.stringify({ waiting: show(waiting), alike: show(alike) }, null, 2))
      return 0
    }
    for (const entry of waiting) printSignature(io, entry)
    print(
      io,
      waiting.length === 0
        ? 'No pending signatures.'
        : `${waiting.length} pending. Decide with: npx demarche statement approve ${slug} <id>, or refuse.`,
    )
    if (alike.length > 0) {
      print(
        io,
        '\nPublished, but with the same name, domain or mailbox as another. Check whether both are intended:',
      )
      for (const entry of alike) printSignature(io, entry)
    }
    return 0
  })
