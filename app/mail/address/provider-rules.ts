/** Rules by which a provider gives one mailbox many addresses. */
export interface ProviderRule {
  domains: readonly string[]
  /** all these domains reach the same mailbox, named by this one */
  canonicalDomain?: string
  /** characters that are ignored before the @ */
  ignoredCharacters?: RegExp
  /** characters that count as a dot before the @ */
  dotEquivalents?: RegExp
  /** characters that begin a tag, besides `+` */
  tagSeparator?: string
  /** `anything@name.domain` is `name@domain` */
  subdomains?: true
  reason: string
}

/** Providers with several addresses for one mailbox. Domains where the same name is another person's mailbox are kept apart. */
export const providerRules: readonly ProviderRule[] = [
  {
    domains: ['gmail.com', 'googlemail.com'],
    canonicalDomain: 'gmail.com',
    ignoredCharacters: /\./g,
    reason:
      'Dots do not matter and both names are one mailbox: support.google.com/mail/answer/7436150 and /10313.',
  },
  {
    domains: ['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me'],
    canonicalDomain: 'proton.me',
    ignoredCharacters: /[._-]/g,
    reason:
      'A name is reserved to one account on all of them (proton.me/support/addresses-and-aliases); signs between letters are ignored.',
  },
  {
    domains: ['icloud.com', 'me.com', 'mac.com'],
    canonicalDomain: 'icloud.com',
    reason: 'Older accounts have the same name on all three: support.apple.com/118230.',
  },
  {
    domains: ['yandex.ru', 'yandex.com', 'yandex.by', 'yandex.kz', 'yandex.ua', 'ya.ru'],
    canonicalDomain: 'yandex.ru',
    dotEquivalents: /-/g,
    reason: 'One login on all of them; in a login a hyphen and a dot are the same: Yandex ID help.',
  },
  {
    domains: ['fastmail.com', 'fastmail.fm', 'sent.com'],
    subdomains: true,
    reason: 'anything@name.fastmail.com is name@fastmail.com: fastmail.help, article 360060591053.',
  },
  {
    domains: [
      'yahoo.com',
      'ymail.com',
      'rocketmail.com',
      'myyahoo.com',
      'yahoo.co.uk',
      'yahoo.fr',
      'yahoo.de',
      'yahoo.es',
      'yahoo.it',
      'yahoo.ca',
      'yahoo.in',
      'yahoo.co.in',
      'yahoo.com.au',
      'yahoo.com.br',
      'yahoo.com.mx',
      'yahoo.com.ar',
      'yahoo.com.hk',
      'yahoo.com.tw',
      'yahoo.com.sg',
      'yahoo.com.ph',
    ],
    tagSeparator: '-',
    reason: 'Disposable addresses are base-keyword, and names have no hyphen: Yahoo help, AddressGuard.',
  },
]
