import type { StatementFile } from './statement-schema.ts'
import type { TextBlock } from './text/text.ts'
import type { StatementWords } from './statement-words-schema.ts'

/** An open letter whose files have passed all checks. */
export interface Statement extends StatementFile {
  /** the folder's name, which is part of its address */
  slug: string
  words: ReadonlyMap<string, StatementWords>
  /** by version (from 1) and language; the last version is the one to sign */
  texts: ReadonlyMap<number, ReadonlyMap<string, StatementText>>
}

/** The body of one version in one language, without salutation and close. */
export interface StatementText {
  blocks: readonly TextBlock[]
  /** in the order of their marks in the text; the first is number 1 */
  notes: readonly (readonly TextBlock[])[]
}

export const latestVersion = ({ versions }: Pick<Statement, 'versions'>): number => versions.length

/** The words of a language. Throws for a language that the statement does not have. */
export function statementWords({ slug, words }: Statement, lang: string): StatementWords {
  const found = words.get(lang)
  if (!found) throw new Error(`statement ${slug} has no words in ${lang}`)
  return found
}

/** The text of a version and language. Throws for one that the statement does not have. */
export function statementText({ slug, texts }: Statement, version: number, lang: string): StatementText {
  const found = texts.get(version)?.get(lang)
  if (!found) throw new Error(`statement ${slug} has no text of version ${version} in ${lang}`)
  return found
}

/** Whether it can be signed on that day in Geneva (`2022-09-29`), deadline included. */
export function signingStatus({ opens, deadline }: Statement, day: string): 'not-yet' | 'open' | 'closed' {
  if (opens !== undefined && day < opens) return 'not-yet'
  return deadline !== undefined && day > deadline ? 'closed' : 'open'
}
