import type { SignatoryRow } from '../../domain/statement/signatories-csv.ts'
import { showProblem } from '../../domain/problem.ts'
import type { Statement } from '../../domain/statement/statement.ts'
import { folders } from '../../config/folders.server.ts'
import { loadLocales } from '../../server/locales.server.ts'
import { withAdmin } from '../admin.ts'
import { loadStatements } from '../../server/statement/load.server.ts'
import type { SignatureDesk } from '../../server/statement/signature-desk.server.ts'
import type { CliIo } from '../io.ts'
import { UsageError } from '../usage-error.ts'
import { requireConfig, requireKnown } from '../cli-context.ts'

/** The open letter that a command is about, with the database open. */
export interface StatementAdmin {
  admin: SignatureDesk
  statement: Statement
  elsewhere: readonly SignatoryRow[]
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
      `The open letter "${slug}" has mistakes:\n${(found?.problems ?? []).map(showProblem).join('\n')}`,
    )
  const { statement, signatories: elsewhere } = found
  return withAdmin(config, (admin) => task({ admin: { ...admin, locales }, statement, elsewhere }))
}
