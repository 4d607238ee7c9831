import { listParagraphs } from '#app/letter/editing/align-letters.ts'
import type { LetterComposer, Letter } from '#app/letter/compose-letter.ts'
import { chooseNth } from '#app/letter/wording.ts'
import type { Recipient } from '#app/recipient/recipient.ts'

/** Less than this many letters say nothing: a town, a greeting. */
const minLetters = 20

export interface WrittenLetter {
  subject: string
  text: string
  /** the supporter's, as it may stand under the letter */
  name: string
}

/** All sentences that the letter to this recipient is composed of, in all its wordings. */
export function collectComposedSentences(
  compose: LetterComposer,
  recipient: Recipient,
  caseId?: string,
): Set<string> {
  const found = new Set<string>()
  let most = 1
  for (let nth = 0; nth < most; nth++) {
    const choose = chooseNth(nth)
    const letter: Letter = compose(recipient, caseId, (n) => {
      most = Math.max(most, n)
      return choose(n)
    })
    for (const sentence of [letter.subject, letter.text, letter.foot].flatMap(listSentences))
      found.add(sentence)
  }
  return found
}

/**
 * What a supporter added or changed: the sentences that are not composed ones, without the signature. A composed sentence
 * that was changed counts whole. Empty if it is next to nothing.
 */
export function extractOwnWords(
  { subject, text, name }: WrittenLetter,
  composed: ReadonlySet<string>,
): string {
  const own = [subject, withoutSignature(text, name)]
    .flatMap(listSentences)
    .filter((sentence) => !composed.has(sentence))
    .join(' ')
  return (own.match(/\p{L}/gu)?.length ?? 0) < minLetters ? '' : own
}

/** By full stops of all six scripts, and by lines. */
const listSentences = (text: string): string[] =>
  text
    .normalize('NFKC')
    .split(/\n+|(?<=[.!?؟])\s+|(?<=[。！？])/u)
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => sentence !== '')

/** The last paragraph if it begins with the name (a town may follow), or the last line if it is the name. */
function withoutSignature(text: string, name: string): string {
  const paragraphs = listParagraphs(text.trim())
  const lines = (paragraphs.at(-1) ?? '').split('\n')
  if (name === '') return text
  if (lines[0]?.trim() === name) return paragraphs.slice(0, -1).join('\n\n')
  return lines.at(-1)?.trim() === name
    ? [...paragraphs.slice(0, -1), lines.slice(0, -1).join('\n')].join('\n\n')
    : text
}
