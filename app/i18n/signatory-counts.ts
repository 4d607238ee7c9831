import type { SignatureCount, SignatoryKind } from '../domain/statement/signatory.ts'
import type { Words } from './words.ts'

/** "321 organisations, 39 of them anonymous", by the plural rules of the language. */
export function showCount({ t, number }: Words, kind: SignatoryKind, count: SignatureCount): string {
  const slots = { count: count.total, total: number(count.total), anonymous: number(count.anonymous) }
  const isAllNamed = count.anonymous === 0
  if (kind === 'organisation')
    return isAllNamed ? t('statement.organisations', slots) : t('statement.organisations-anonymous', slots)
  return isAllNamed ? t('statement.persons', slots) : t('statement.persons-anonymous', slots)
}

/** What a list of signatories of a kind is called. */
export const kindTitles = { organisation: 'statement.organisation', person: 'statement.person' } as const
