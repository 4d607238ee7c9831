import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Network } from './network.ts'
import { percentEncode } from '#app/text/percent-encode.ts'
import { findNetwork, listNetworks, networks } from './networks.ts'

const link = 'https://letters.example.org/en/campaigns/end-reprisals/cases/a?b=c&d=%20#e'
const title = 'A case & its name'

/** The texts that each network reads out of the address it is opened with, in the order it shows it. */
const readers: Record<string, (url: URL) => string> = {
  x: (url) => `${url.searchParams.get('text')} ${url.searchParams.get('url')}`,
  bluesky: (url) => url.searchParams.get('text') ?? '',
  mastodon: (url) => new URLSearchParams(url.hash.slice(1)).get('text') ?? '',
  threads: (url) => url.searchParams.get('text') ?? '',
  whatsapp: (url) => url.searchParams.get('text') ?? '',
  line: (url) => url.searchParams.get('text') ?? '',
  telegram: (url) => `${url.searchParams.get('url')}\n${url.searchParams.get('text')}`,
  email: (url) => (url.searchParams.get('body') ?? '').replaceAll('\r\n', '\n'),
  weibo: (url) => `${url.searchParams.get('title')} ${url.searchParams.get('url')}`,
}
const texted = networks.filter(({ carries, opens }) => carries === 'text' && opens !== 'on-device')
const linked = networks.filter(({ carries }) => carries === 'link')

const hostile = [
  ...['&', '#', '%', '+', '?', '=', '%26', '%0A', '"', "'", '<', '>', '\\', '/', ';', ',', ':', '@', '\n'],
  ...[
    '信',
    'ж',
    'ع',
    'א',
    '\u202E',
    '\u200F',
    '\u200D',
    'e\u0301',
    '👩‍👩‍👧‍👦',
    '🇨🇭',
    '👍🏽',
    '\uD800',
    '\uDC00',
    ' ',
    'a',
  ],
]
const texts = fc.array(fc.constantFrom(...hostile), { maxLength: 60 }).map((pieces) => `A${pieces.join('')}z`)

describe.each(texted)('$name', (network: Network) => {
  const read = readers[network.id]

  test('is opened with exactly the text that was shown, whatever it contains', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const shown = network.assemble(text, link).toWellFormed()
        expect(read?.(new URL(network.intent(text, link, title)))).toBe(shown)
      }),
      { numRuns: 200 },
    )
  })

  test('is opened by an address that fits in one header', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(network.intent(text, link, title)).toMatch(/^[\w!#$%&'()*+,\-./:;=?@~]+$/)
      }),
    )
  })
})

test.each(linked)('$name is opened with the link and no words of the post', (network) => {
  const url = new URL(network.intent('My words', link, title))
  expect([...url.searchParams.values()]).toContain(link)
  expect(url.href).not.toContain('words')
  expect(network.assemble('My words', link)).toBe('My words')
})

test('the text for Mastodon is in the fragment, which no server gets', () => {
  const url = new URL(findNetwork('mastodon')?.intent('Secret', link, title) ?? '')
  expect(url.origin + url.pathname + url.search).toBe('https://share.joinmastodon.org/')
})

test('a letter to a friend has the title for its subject and no recipient', () => {
  const url = new URL(findNetwork('email')?.intent('One.\nTwo.', link, title) ?? '')
  expect([url.protocol, url.pathname, url.searchParams.get('subject')]).toEqual(['mailto:', '', title])
  expect(url.href).toContain('%0D%0A')
})

test('every network leads to a host of its own by https, but for the mail program', () => {
  const hosts = networks.map(({ intent }) => new URL(intent('a', link, title)))
  expect(hosts.map(({ protocol }) => protocol).filter((protocol) => protocol !== 'https:')).toEqual([
    'mailto:',
  ])
  expect(new Set(hosts.map(({ host }) => host)).size).toBe(networks.length)
})

test('a lone surrogate becomes the replacement character', () => {
  expect(percentEncode('\uD800')).toBe('%EF%BF%BD')
})

test('the risky ones are off, and can be turned on one by one', () => {
  const ids = (turnedOn: string[]) => listNetworks(turnedOn).map(({ id }) => id)
  expect(ids([])).not.toContain('weibo')
  expect(ids([])).not.toContain('vk')
  expect(ids(['vk'])).toContain('vk')
  expect(ids(['vk'])).not.toContain('weibo')
  expect(networks.map(({ id }) => id).filter((id) => !ids([]).includes(id))).toEqual(['weibo', 'vk'])
})
