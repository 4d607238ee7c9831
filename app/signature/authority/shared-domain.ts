import { getDomain } from 'tldts'
import { findFreeMailProvider } from '#app/directory/import/free-mail-providers.ts'

/** Sites on which anybody can have pages under the site's own domain. */
const publicHosts = new Set([
  ...['google.com', 'wordpress.com', 'blogger.com', 'medium.com', 'substack.com', 'tumblr.com'],
  ...['wix.com', 'weebly.com', 'squarespace.com', 'jimdo.com', 'jimdofree.com', 'strikingly.com'],
  ...['facebook.com', 'fb.com', 'instagram.com', 'threads.net', 'twitter.com', 'x.com', 'linkedin.com'],
  ...['youtube.com', 'tiktok.com', 't.me', 'telegram.me', 'vk.com', 'weibo.com', 'linktr.ee', 'bio.link'],
  ...['github.com', 'gitlab.com', 'notion.so', 'wikipedia.org', 'change.org', 'gofundme.com', 'patreon.com'],
])

/**
 * Finds the registrable domain under which an organisation has both its website and a mailbox; undefined if it has none, or if
 * anybody can open a mailbox or pages there. One host may be below the other: email at `office.example.org`, website
 * `www.example.org`.
 */
export function findSharedDomain(email: string, website: string | null): string | undefined {
  if (website === null || !URL.canParse(website)) return undefined
  const host = new URL(website).hostname.replace(/^www\d?\./, '')
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  if (isPublicHost(domain) || isPublicHost(host)) return undefined
  if (domain !== host && !host.endsWith(`.${domain}`) && !domain.endsWith(`.${host}`)) return undefined
  // `co.uk` and `github.io` have no registrable domain. Subdomains count as one domain, or the owner of one would have many.
  const own = registrableDomain(host)
  return own !== null && own === registrableDomain(domain) ? own : undefined
}

const registrableDomain = (host: string): string | null => getDomain(host, { allowPrivateDomains: true })

const isPublicHost = (domain: string): boolean =>
  listDomainAndParents(domain).some(
    (one) => publicHosts.has(one) || findFreeMailProvider(`@${one}`) !== undefined,
  )

/** `a.b.org`, `b.org` */
function listDomainAndParents(domain: string): string[] {
  const labels = domain.split('.')
  return labels.slice(0, -1).map((_, i) => labels.slice(i).join('.'))
}
