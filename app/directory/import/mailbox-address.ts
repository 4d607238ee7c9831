import { hasHiddenCharacters } from '#app/text/characters/hidden-characters.ts'
import { listLookAlikeScripts } from '#app/text/characters/look-alikes.ts'

/** One e-mail address as RFC 5321 allows it without quotes; letters of every script, since addresses may be in them. */
const mailbox =
  /^(?=.{3,254}$)[^\s\p{C}@<>,;:"()[\]\\.]+(?:\.[^\s\p{C}@<>,;:"()[\]\\.]+)*@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{N}][\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}]$/u

export const isMailboxAddress = (text: string): boolean =>
  mailbox.test(text) && text.indexOf('@') <= 64 && !hasHiddenCharacters(text, 'address')

/** True if one word of the address takes letters that look alike from several alphabets: `eda` with a Cyrillic а. */
export const hasMixedAlphabetsInAddress = (email: string): boolean =>
  email.split(/[@.]/).some((word) => listLookAlikeScripts(word).length > 1)

/** The domain as the mail system knows it (`xn--…`) where it is not in plain letters, so that a look-alike is seen. */
export function findHiddenDomain(email: string): string | undefined {
  const domain = email.slice(email.lastIndexOf('@') + 1)
  const url = `https://${domain}`
  const plain = URL.canParse(url) ? new URL(url).hostname : domain
  return plain.includes('xn--') ? plain : undefined
}

// Parts of words that stand beside a dot in the mailboxes of missions and offices, in the languages these write.
const officeWords =
  /mission|perm|embas|ambas|botschaft|consul|secret|sekret|vertretung|represent|deleg|genev|genf|ginebra|newyork|info|contact|office|press|media|protocol|human|right|droits|affair|polit|presid|minist|parlia|senat|foreign|govern|onu|mail/

/** `anna.muster@…`: two words of letters that name no office. */
export function isLikelyPersonal(email: string): boolean {
  const names = /^(\p{L}{3,})\.(\p{L}{3,})@/u.exec(email.toLowerCase())
  return names !== null && !officeWords.test(`${names[1]} ${names[2]}`)
}
