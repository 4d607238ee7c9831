import type { Reference } from '#app/reference/reference.ts'
import { formatKey, type DirectoryEntry } from '#app/directory/entry.ts'
import { findFreeMailProvider } from './free-mail-providers.ts'
import { isLikelyPersonal, findHiddenDomain } from './mailbox-address.ts'

/** Something that an operator should check. It never refuses a file. */
interface Suspicion {
  kind: 'free-mail' | 'pattern' | 'shared' | 'person' | 'letters'
  keys: string[]
  what: string
}

/** Minimum number of addresses differing only by country that look guessed. */
const minAlike = 3

/**
 * Lists suspicious addresses: free mailboxes, guessed patterns, shared addresses, personal names, domains in
 * other scripts.
 */
export function listSuspicions(entries: readonly DirectoryEntry[], reference: Reference): Suspicion[] {
  const found: Suspicion[] = []
  const sharing = new Map<string, string[]>()
  for (const { key, cells } of entries) {
    const { email } = cells
    if (email === '') continue
    sharing.set(email.toLowerCase(), [...(sharing.get(email.toLowerCase()) ?? []), key])
    const flag = (kind: Suspicion['kind'], what: string) =>
      found.push({ kind, keys: [key], what: `${formatKey(key)}: ${email} ${what}` })
    const provider = findFreeMailProvider(email)
    if (provider !== undefined)
      flag('free-mail', `is at ${provider}, where anyone can open a mailbox. Is the source its own website?`)
    if (cells.kind !== 'personal' && isLikelyPersonal(email))
      flag('person', 'looks like a personal mailbox. Does the mission or office have its own?')
    const domain = findHiddenDomain(email)
    if (domain !== undefined) flag('letters', `is at ${domain}. Is that the domain shown by the source?`)
  }
  for (const [email, keys] of sharing)
    if (keys.length > 1)
      found.push({
        kind: 'shared',
        keys,
        what: `${email} is used for ${keys.length} recipients: ${formatSome(keys)}.`,
      })
  return [...listPatternSuspicions(entries, reference), ...found]
}

const formatSome = (keys: readonly string[]): string =>
  `${keys.slice(0, 5).map(formatKey).join(', ')}${keys.length > 5 ? ', …' : ''}`

/**
 * Lists addresses that differ only by the country's code or name: mission.ch@…, mission.fr@…, mission.ke@…
 */
function listPatternSuspicions(entries: readonly DirectoryEntry[], { states }: Reference): Suspicion[] {
  const byPattern = new Map<string, Map<string, string>>()
  for (const { key, cells } of entries) {
    const state = states.get(cells.state)
    if (!state || cells.email === '') continue
    for (const pattern of listPatterns(cells.email.toLowerCase(), state.code, state.names.en ?? '')) {
      const alike = byPattern.get(pattern) ?? new Map<string, string>()
      byPattern.set(pattern, alike.set(state.code, key))
    }
  }
  return [...byPattern].flatMap(([pattern, alike]) => {
    if (alike.size < minAlike) return []
    const keys = [...alike.values()]
    return [
      {
        kind: 'pattern' as const,
        keys,
        what: `${alike.size} addresses differ only by the country, like ${pattern}: they look guessed (${formatSome(keys)}).`,
      },
    ]
  })
}

/** Lists the address with `{country}` in each place where it may name the country, and in all of them. */
function listPatterns(email: string, code: string, name: string): Set<string> {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const words = [code.toLowerCase(), plain.replace(/[^a-z]+/g, ''), plain.replace(/[^a-z]+/g, '-')]
  if (code === 'GB') words.push('uk')
  const patterns = new Set<string>()
  for (const word of words.filter((w) => w.length > 1)) {
    if (email.includes(word)) patterns.add(email.replaceAll(word, '{country}'))
    for (let at = email.indexOf(word); at >= 0; at = email.indexOf(word, at + 1))
      patterns.add(`${email.slice(0, at)}{country}${email.slice(at + word.length)}`)
  }
  return patterns
}
