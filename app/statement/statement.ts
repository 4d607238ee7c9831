import type { StatementFile } from './statement-schema.ts'
import type { TextBlock } from './text/text.ts'
import type { StatementWords } from './statement-words-schema.ts'

/** An open letter that has passed every check of its own files. */
export interface Statement extends StatementFile {
  /** the folder's name, which is its address */
  slug: string
  words: ReadonlyMap<string, StatementWords>
  /** the text of each version and language; the last version is the one that is signed */
  texts: ReadonlyMap<number, ReadonlyMap<string, StatementText>>
}

/** One version's text in one language: the body, without salutation and close. */
export interface StatementText {
  blocks: readonly TextBlock[]
  /** in the order in which the text refers to them; the first is number 1 */
  notes: readonly (readonly TextBlock[])[]
}

export const latestVersion = ({ versions }: Pick<Statement, 'versions'>): number => versions.length

/** The words of a language that the statement is known to have. */
export function statementWords({ slug, words }: Statement, lang: string): StatementWords {
  const found = words.get(lang)
  if (!found) throw new Error(`statement ${slug} has no words in ${lang}`)
  return found
}

/** The text of a version and language that the statement is known to have. */
export function statementText({ slug, texts }: Statement, version: number, lang: string): StatementText {
  const found = texts.get(version)?.get(lang)
  if (!found) throw new Error(`statement ${slug} has no text of version ${version} in ${lang}`)
  return found
}

/** Whether it is signed on that day in Geneva (`2022-09-29`), the deadline included. */
export function signingStatus({ opens, deadline }: Statement, day: string): 'not-yet' | 'open' | 'closed' {
  if (opens !== undefined && day < opens) return 'not-yet'
  return deadline !== undefined && day > deadline ? 'closed' : 'open'
}
