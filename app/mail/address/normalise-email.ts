import { providerRules, type ProviderRule } from './provider-rules.ts'

const ruleOf = new Map(providerRules.flatMap((rule) => rule.domains.map((domain) => [domain, rule] as const)))

/**
 * Makes one key for each mailbox from a parsed email address; never an address to send to. Only the host may say what a local part
 * means (RFC 5321, 2.3.11); hosts that say it have rules, and a `+tag` (RFC 5233) and capitals are dropped for all of them:
 * docs/decisions/0017-mail-decisions.md says why.
 */
export function normaliseEmail(email: string): string {
  const at = email.lastIndexOf('@')
  const [name, host] = withoutSubdomain(fold(email.slice(0, at)), email.slice(at + 1).toLowerCase())
  const rule = ruleOf.get(host)
  return `${applyRule(name, rule)}@${rule?.canonicalDomain ?? host}`
}

// Twice, since lowercase letters can compose again and composed ones have lowercase forms. Which lowercase sigma a capital becomes
// depends on its neighbours.
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

/** A local part that begins with the sign is left as it is. */
function cutTag(name: string, sign: string | undefined): string {
  const at = sign === undefined ? -1 : name.indexOf(sign)
  return at > 0 ? name.slice(0, at) : name
}
