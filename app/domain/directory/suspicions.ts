import type { Reference } from '../reference/reference.ts'
import { showKey, type Entry } from './entry.ts'
import { findFreeMail } from './free-mail.ts'
import { looksPersonal, showHiddenDomain } from './mailbox.ts'

/** What an operator should look at twice. Nothing of it refuses a file. */
export interface Suspicion {
  kind: 'free-mail' | 'pattern' | 'shared' | 'person' | 'letters'
  keys: string[]
  what: string
}

/** So many addresses that differ only by the country look guessed. */
export const manyAlike = 3

/** Free mailboxes, guessed patterns, one address for several, names of persons, domains in letters of other scripts. */
export function findSuspicions(entries: readonly Entry[], reference: Reference): Suspicion[] {
  const found: Suspicion[] = []
  const sharing = new Map<string, string[]>()
  for (const { key, cells } of entries) {
    const { email } = cells
    if (email === '') continue
    sharing.set(email.toLowerCase(), [...(sharing.get(email.toLowerCase()) ?? []), key])
    const flag = (kind: Suspicion['kind'], what: string) =>
      found.push({ kind, keys: [key], what: `${showKey(key)}: ${email} ${what}` })
    const provider = findFreeMail(email)
    if (provider !== undefined)
      flag('free-mail', `is at ${provider}, where anybody can open a mailbox. Is the source its own page?`)
    if (cells.kind !== 'personal' && looksPersonal(email))
      flag('person', 'looks like the mailbox of one person. Is there one of the mission or office?')
    const domain = showHiddenDomain(email)
    if (domain !== undefined) flag('letters', `is at ${domain}. Is that the domain that the source shows?`)
  }
  for (const [email, keys] of sharing)
    if (keys.length > 1)
      found.push({ kind: 'shared', keys, what: `${email} stands for ${keys.length}: ${showSome(keys)}.` })
  return [...findPatterns(entries, reference), ...found]
}

const showSome = (keys: readonly string[]): string =>
  `${keys.slice(0, 5).map(showKey).join(', ')}${keys.length > 5 ? ', …' : ''}`

/** Addresses that are the same but for the country's code or name in them: mission.ch@…, mission.fr@…, mission.ke@… */
function findPatterns(entries: readonly Entry[], { states }: Reference): Suspicion[] {
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
    if (alike.size < manyAlike) return []
    const keys = [...alike.values()]
    return [
      {
        kind: 'pattern' as const,
        keys,
        what: `${alike.size} addresses differ only by the country, like ${pattern}: they look guessed (${showSome(keys)}).`,
      },
    ]
  })
}

/** The address with each place where it may name the country, once for each, and with all of them. */
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
