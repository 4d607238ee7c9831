import { hasHiddenCharacters } from '#app/text/characters/hidden-characters.ts'
import { listLookAlikeScripts } from '#app/text/characters/look-alikes.ts'

/**
 * One email address by RFC 5321, unquoted, with letters of every script.
 */
const mailbox =
  /^(?=.{3,254}$)[^\s\p{C}@<>,;:"()[\]\\.]+(?:\.[^\s\p{C}@<>,;:"()[\]\\.]+)*@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{N}][\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}]$/u

export const isMailboxAddress = (text: string): boolean =>
  mailbox.test(text) && text.indexOf('@') <= 64 && !hasHiddenCharacters(text, 'address')

/**
 * True if a word of the address mixes look-alike letters of several alphabets: `eda` with a Cyrillic а.
 */
export const hasMixedAlphabetsInAddress = (email: string): boolean =>
  email.split(/[@.]/).some((word) => listLookAlikeScripts(word).length > 1)

/**
 * Finds the domain in ASCII (`xn--…`) if it has other letters, to expose a look-alike.
 */
export function findHiddenDomain(email: string): string | undefined {
  const domain = email.slice(email.lastIndexOf('@') + 1)
  const url = `https://${domain}`
  const plain = URL.canParse(url) ? new URL(url).hostname : domain
  return plain.includes('xn--') ? plain : undefined
}

// Parts of words next to a dot in the mailboxes of missions and offices, in their languages.
const officeWords =
  /mission|perm|embas|ambas|botschaft|consul|secret|sekret|vertretung|represent|deleg|genev|genf|ginebra|newyork|info|contact|office|press|media|protocol|human|right|droits|affair|polit|presid|minist|parlia|senat|foreign|govern|onu|mail/

/** Whether an address looks personal, like `anna.muster@…`: two words that do not name an office. */
export function isLikelyPersonal(email: string): boolean {
  const names = /^(\p{L}{3,})\.(\p{L}{3,})@/u.exec(email.toLowerCase())
  return names !== null && !officeWords.test(`${names[1]} ${names[2]}`)
}
