import type { Recipient } from '#app/recipient/recipient.ts'
import { unLanguages } from '#app/reference/un-languages.ts'

/**
 * The language a recipient is written to, of those available: the one its directory entry names; else the one the
 * campaign names for an office; else the state's, if exactly one of the UN's six is official there; else English;
 * else the first there is.
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
