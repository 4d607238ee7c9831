import { parseArgs, type ParseArgsConfig } from 'node:util'
import type { SignatoryRow } from '../domain/statement/signatories-csv.ts'
import { showProblem } from '../domain/problem.ts'
import type { Statement } from '../domain/statement/statement.ts'
import { folders } from '../config/folders.server.ts'
import { loadLocales } from '../server/locales.server.ts'
import { atDesk } from '../server/mail/desk.server.ts'
import { loadStatements } from '../server/statement/load.server.ts'
import type { SignatureDesk } from '../server/statement/signature-desk.server.ts'
import { UsageError } from './command.ts'
import { requireConfig, requireKnown } from './workshop.ts'

/** The open letter that a command is about, with the database open. */
export interface StatementDesk {
  desk: SignatureDesk
  statement: Statement
  elsewhere: readonly SignatoryRow[]
}

/** Reads the arguments behind the slug, opens the open letter of that slug and does the deed. */
export async function atStatement<T extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: T,
  deed: (at: StatementDesk, values: Values<T>, more: string[]) => Promise<number>,
): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const [slug = '', ...more] = positionals
  const config = requireConfig()
  const locales = loadLocales(folders.locales)
  const sources = { campaignsDir: config.folders.campaigns, locales }
  const known = loadStatements(sources)
  const found = known.find((one) => one.slug === slug)
  if (!found) {
    if (slug === '') throw new UsageError('Name the open letter by its folder.')
    requireKnown(
      'open letter',
      slug,
      known.map((one) => one.slug),
    )
  }
  if (!found?.statement)
    throw new UsageError(
      `The open letter "${slug}" has mistakes:\n${(found?.problems ?? []).map(showProblem).join('\n')}`,
    )
  const { statement, signatories: elsewhere } = found
  return atDesk(config, (desk) =>
    deed({ desk: { ...desk, locales }, statement, elsewhere }, values as Values<T>, more),
  )
}

type Values<T extends NonNullable<ParseArgsConfig['options']>> = ReturnType<
  typeof parseArgs<{ args: string[]; options: T; allowPositionals: true }>
>['values']

/** The one thing that has to be named behind the slug. */
export function requireOne(more: readonly string[], what: string): string {
  const [one] = more
  if (one === undefined || more.length > 1) throw new UsageError(`Name ${what} behind the open letter.`)
  return one
}
