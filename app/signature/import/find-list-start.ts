import { isNumbered, classifyLine } from './classify-line.ts'

/**
 * Finds the index of the line where the list begins in a pasted letter: at the heading of its organisations, else at its first
 * heading of persons or at number 1, whichever comes first, else at a heading like "Signatories". Undefined if it has none of these.
 */
export function findListStart(lines: readonly string[]): number | undefined {
  const kinds = lines.map(classifyLine)
  const heading = kinds.findIndex((line) => line.is === 'heading' && line.of !== 'list')
  const found = kinds[heading]
  if (found?.is === 'heading' && found.of === 'organisation') return heading
  const one = kinds.findIndex((line) => line.is === 'numbered' && line.number === 1)
  const starts = [heading, one >= 0 && isNumbered(kinds.slice(one)) ? one : -1].filter((at) => at >= 0)
  if (starts.length > 0) return Math.min(...starts)
  const list = kinds.findIndex((line) => line.is === 'heading')
  return list < 0 ? undefined : list
}

const greeting =
  /^(?:dear|hello|hi|sehr geehrte\p{L}*|liebe[rs]?|hallo|guten tag|cher|chère|chers|chères|bonjour|madame|monsieur|mesdames|messieurs|estimad[oa]s?|querid[oa]s?|hola|уважаем\p{L}*|дорог\p{L}*|здравствуйте|عزيزي|عزيزتي|الأعزاء|السادة|السيد|السيدة|تحية)(?!\p{L}).*[,:!،]/iu
const chineseGreeting = /^(?:尊敬的|亲爱的|親愛的|各位|大家好|您好|你好).*[，：！,:!]/u
/** "Inc.", "Ltd.", "e.V.", "S.A.": no end of a sentence */
const abbreviation = /(?:^|[\s,])(?:\p{Lu}\p{L}{0,4}|(?:\p{L}\.)*\p{L})\.$/u

/** Whether a line is probably a sentence or greeting of a letter and not a name. */
export function isLikelySentence(text: string): boolean {
  if (text.length > 2000) return true
  if (greeting.test(text) || chineseGreeting.test(text)) return true
  if (/[。：]$/u.test(text)) return [...text].length > 12
  if (!/[.:!?؟…]$/u.test(text) || abbreviation.test(text)) return false
  return text.split(/\s+/u).length > 6
}
