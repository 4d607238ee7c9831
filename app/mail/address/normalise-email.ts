import { providerRules, type ProviderRule } from './provider-rules.ts'

const ruleOf = new Map(providerRules.flatMap((rule) => rule.domains.map((domain) => [domain, rule] as const)))

/**
 * One text for each mailbox, made from a parsed e-mail: a key, never an address to send to. Only the host may say
 * what a local part means (RFC 5321, 2.3.11); for hosts that say it there are rules, and for all a `+tag` (RFC 5233)
 * and capitals are dropped: docs/decisions/0017-mail-decisions.md says why.
 */
export function normaliseEmail(email: string): string {
  const at = email.lastIndexOf('@')
  const [name, host] = withoutSubdomain(fold(email.slice(0, at)), email.slice(at + 1).toLowerCase())
  const rule = ruleOf.get(host)
  return `${applyRule(name, rule)}@${rule?.canonicalDomain ?? host}`
}

// Twice, since small letters can be composed anew and composed ones have small forms. Which small sigma a capital becomes depends on what
// stands around it.
const fold = (text: string): string =>
  [1, 2].reduce((t) => t.normalize('NFKC').toLowerCase().replaceAll('ς', 'σ'), text)

function withoutSubdomain(name: string, host: string): readonly [name: string, host: string] {
  const dot = host.indexOf('.')
  const parent = host.slice(dot + 1)
  return ruleOf.get(parent)?.subdomains ? [host.slice(0, dot), parent] : [name, host]
}

function applyRule(
  name: string,
  { tagSeparator, ignoredCharacters, dotEquivalents }: Partial<ProviderRule> = {},
): string {
  const untagged = cutTag(cutTag(name, '+'), tagSeparator)
  const bare =
    ignoredCharacters === undefined ? untagged : untagged.replace(ignoredCharacters, '') || untagged
  return dotEquivalents === undefined ? bare : bare.replace(dotEquivalents, '.')
}

/** A name that begins with the sign is left as it is. */
function cutTag(name: string, sign: string | undefined): string {
  const at = sign === undefined ? -1 : name.indexOf(sign)
  return at > 0 ? name.slice(0, at) : name
}
