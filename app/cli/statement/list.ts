import { moderationStatuses, listForModeration } from '#app/signature/moderation/moderation-list.server.ts'
import { print, type CliIo } from '#app/cli/io.ts'
import { withStatement } from './with-statement.ts'
import { printSignature, signatureView } from './signature-view.ts'

/**
 * `statement list`: shows every signature given here, anonymous ones too, with its evidence of authority and
 * its contact.
 */
export const printSignatures = (
  io: CliIo,
  slug: string,
  values: { json?: true; status: string },
): Promise<number> =>
  withStatement(io, slug, async ({ admin, statement, imported }) => {
    const statuses = moderationStatuses.filter((status) => status === values.status)
    const entries = await listForModeration(admin, statement, imported, statuses)
    if (values.json) {
      print(io, JSON.stringify(entries.map(signatureView), null, 2))
      return 0
    }
    for (const entry of entries) printSignature(io, entry)
    print(
      io,
      `${entries.length} ${values.status}. Remove one with: npx demarche statement refuse ${statement.slug} <id>`,
    )
    return 0
  })
