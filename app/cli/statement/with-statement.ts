import type { ImportedSignatory } from '#app/signature/import/signatories-csv.ts'
import { formatProblem } from '#app/core/problem.ts'
import type { Statement } from '#app/statement/statement.ts'
import { folders } from '#app/config/folders.server.ts'
import { loadLocales } from '#app/locale/locales.server.ts'
import { withAdminContext } from '#app/mail/admin/admin-context.server.ts'
import { loadStatements } from '#app/content/load-statements.server.ts'
import type { ModerationContext } from '#app/signature/moderation/signature-moderation.server.ts'
import type { CliIo } from '#app/cli/io.ts'
import { UsageError } from '#app/cli/usage-error.ts'
import { requireConfig, requireKnown } from '#app/cli/cli-context.ts'

/** The open letter of a command, with the database open. */
export interface StatementAdmin {
  admin: ModerationContext
  statement: Statement
  imported: readonly ImportedSignatory[]
}

/** Opens the database for a task on the open letter of that slug. */
export async function withStatement(
  io: CliIo,
  slug: string,
  task: (at: StatementAdmin) => Promise<number>,
): Promise<number> {
  const config = requireConfig(io)
  const locales = loadLocales(folders.locales)
  const sources = { campaignsDir: config.folders.campaigns, locales }
  const known = loadStatements(sources)
  const found = known.find((one) => one.slug === slug)
  if (!found)
    requireKnown(
      'open letter',
      slug,
      known.map((one) => one.slug),
    )
  if (!found?.statement)
    throw new UsageError(
      `The open letter "${slug}" has mistakes:\n${(found?.problems ?? []).map(formatProblem).join('\n')}`,
    )
  const { statement, signatories: imported } = found
  return withAdminContext(config, (admin) => task({ admin: { ...admin, locales }, statement, imported }))
}
