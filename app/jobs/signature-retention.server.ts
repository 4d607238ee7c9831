import {
  countSignatureRetention,
  listStatementsWithPeople,
  runSignatureRetention,
} from '#db/queries/signature/erasure.ts'
import { planContactRetention } from '#app/statement/contact-retention.ts'
import type { Statement } from '#app/statement/statement.ts'
import { dayOfIso } from '#app/time/days.ts'
import type { AdminContext } from '#app/mail/admin/admin-context.server.ts'
import type { RetentionResult } from './mail-retention.server.ts'
import type { LoadedStatement } from '#app/content/load-statements.server.ts'

interface StatementEnds {
  /** by slug, drafts too; a statement whose files have mistakes must be in `broken` instead, or it counts as removed */
  statements: ReadonlyMap<string, Pick<Statement, 'deadline'>>
  broken: readonly string[]
}

export const statementEndsOf = (loaded: readonly LoadedStatement[]): StatementEnds => ({
  statements: new Map(loaded.flatMap(({ slug, statement }) => (statement ? [[slug, statement]] : []))),
  broken: loaded.flatMap(({ slug, statement }) => (statement ? [] : [slug])),
})

/**
 * Erases the contacts of signatures whose time is over. Names that are listed and numbers stay. May run as often as one likes, in
 * several processes at once. Requests that nobody confirmed are erased by `runMailRetention`.
 */
export async function runStatementRetention(
  { db, config, now }: Pick<AdminContext, 'config' | 'db' | 'now'>,
  { statements, broken, dryRun = false }: StatementEnds & { dryRun?: boolean },
): Promise<RetentionResult[]> {
  const moment = now().toISOString()
  const erased: RetentionResult[] = []
  for (const slug of await listStatementsWithPeople(db)) {
    if (broken.includes(slug)) continue
    const beforeDay = planContactRetention(statements.get(slug), dayOfIso(moment), config.retentionDays)
    if (beforeDay === undefined) continue
    const scope = { statement: slug, beforeDay }
    const people = await (dryRun ? countSignatureRetention : runSignatureRetention)(db, scope)
    if (people > 0) erased.push({ campaign: slug, people, failedMessages: 0 })
  }
  return erased
}
