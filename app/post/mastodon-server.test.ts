import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normaliseServerName, serverShareUrl } from './mastodon-server.ts'

test.each([
  ['mastodon.social', 'mastodon.social'],
  ['  Mastodon.Social ', 'mastodon.social'],
  ['https://mastodon.social', 'mastodon.social'],
  ['https://mastodon.social/@ana', 'mastodon.social'],
  ['@ana@mastodon.social', 'mastodon.social'],
  ['ana@mastodon.social', 'mastodon.social'],
  ['social.example.co.uk', 'social.example.co.uk'],
  ['mästodon.example', 'xn--mstodon-5wa.example'],
])('%j is the server %s', (typed, server) => expect(normaliseServerName(typed)).toBe(server))

test.each([
  '',
  'mastodon',
  '@ana',
  'localhost',
  '127.0.0.1',
  '[::1]',
  '2130706433',
  '0x7f.1',
  'a.b.1',
  'javascript:alert(1)',
  'javascript://mastodon.social/%0aalert(1)',
  'data:text/html,x',
  'mastodon.social:3000',
  'ana:secret@mastodon.social',
  'mastodon.social?x',
  'mastodon.social#x',
  'mastodon.social\\evil.example',
  'mastodon .social',
  'mastodon.social\nevil.example',
  '-mastodon.social',
  'mastodon..social',
  '.social',
  `${'a'.repeat(64)}.social`,
  `${'a.'.repeat(150)}social`,
])('%j is none', (typed) => expect(normaliseServerName(typed)).toBeUndefined())

test('whatever is typed, only a page of that server is opened', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.webUrl()),
      fc.string(),
      (typed, text) => {
        const server = normaliseServerName(typed)
        if (server === undefined) return
        const url = new URL(serverShareUrl(server, text))
        expect([url.origin, url.pathname]).toEqual([`https://${server}`, '/share'])
        expect(url.searchParams.get('text')).toBe(text.toWellFormed())
      },
    ),
  )
})
