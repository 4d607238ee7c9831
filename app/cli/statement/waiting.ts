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
    const { pending, related } = await listForReview(at.admin, at.statement, at.imported)
    if (options.json) {
      const views = (entries: readonly ModerationEntry[]) => entries.map(signatureView)
      print(io, JSON.stringify({ waiting: views(pending), alike: views(related) }, null, 2))
      return 0
    }
    for (const entry of pending) printSignature(io, entry)
    print(
      io,
      pending.length === 0
        ? 'No pending signatures.'
        : `${pending.length} pending. Decide with: npx demarche statement approve ${slug} <id>, or refuse.`,
    )
    if (related.length > 0) {
      print(
        io,
        '\nPublished, but with the same name, domain or mailbox as another. Check whether both are intended:',
      )
      for (const entry of related) printSignature(io, entry)
    }
    return 0
  })
