import type { Recipient } from '#app/recipient/recipient.ts'
import { unLanguages } from '#app/reference/un-languages.ts'

/**
 * Chooses the language of a letter from those available: the one in the directory entry of the recipient;
 * else the one that the campaign names for the office; else the state's, if exactly one of the UN's six is
 * official there; else English; else the first.
 */
export function chooseLetterLanguage(
  recipient: Pick<Recipient, 'state'> & { office?: { language?: string | undefined } },
  available: readonly string[],
  listed?: string,
): string {
  const official = unLanguages.filter((lang) => recipient.state?.officialLanguages.includes(lang))
  const wanted = [listed, recipient.office?.language, official.length === 1 ? official[0] : undefined, 'en']
  return wanted.find((lang) => lang !== undefined && available.includes(lang)) ?? available[0] ?? 'en'
}
