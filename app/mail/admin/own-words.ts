import { listParagraphs } from '#app/letter/editing/align-letters.ts'
import type { LetterComposer, Letter } from '#app/letter/compose-letter.ts'
import { chooseNth } from '#app/letter/wording.ts'
import type { Recipient } from '#app/recipient/recipient.ts'

/** Fewer letters than this say nothing: a town, a greeting. */
const minLetters = 20

interface WrittenLetter {
  subject: string
  text: string
  /** the supporter's, with which the letter may be signed */
  name: string
}

/** Collects the sentences of all wordings of the letter to a recipient. */
export function collectComposedSentences(
  compose: LetterComposer,
  recipient: Recipient,
  caseId?: string,
): Set<string> {
  const found = new Set<string>()
  let maxWordings = 1
  for (let nth = 0; nth < maxWordings; nth++) {
    const choose = chooseNth(nth)
    const letter: Letter = compose(recipient, caseId, (n) => {
      maxWordings = Math.max(maxWordings, n)
      return choose(n)
    })
    for (const sentence of [letter.subject, letter.text, letter.foot].flatMap(listSentences))
      found.add(sentence)
  }
  return found
}

/**
 * Extracts what a supporter added or changed: the sentences that were not composed, without the signature. A changed sentence counts
 * whole. Empty if that is hardly anything.
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

/** Splits at the full stops of all six scripts, and at line ends. */
const listSentences = (text: string): string[] =>
  text
    .normalize('NFKC')
    .split(/\n+|(?<=[.!?؟])\s+|(?<=[。！？])/u)
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => sentence !== '')

/** Finds the last paragraph if it begins with the name (a town may follow), or the last line if it is the name. */
function withoutSignature(text: string, name: string): string {
  const paragraphs = listParagraphs(text.trim())
  const lines = (paragraphs.at(-1) ?? '').split('\n')
  if (name === '') return text
  if (lines[0]?.trim() === name) return paragraphs.slice(0, -1).join('\n\n')
  return lines.at(-1)?.trim() === name
    ? [...paragraphs.slice(0, -1), lines.slice(0, -1).join('\n')].join('\n\n')
    : text
}
