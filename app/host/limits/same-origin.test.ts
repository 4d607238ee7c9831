import { expect, test } from 'vitest'
import { isSameOrigin } from './same-origin.ts'

const BASE = 'https://letters.example.org'

test.each(['same-origin', 'none'])('a form from our own page (%s) is let in', (site) => {
  expect(isSameOrigin({ 'sec-fetch-site': site, origin: 'null' }, BASE)).toBe(true)
})

test.each(['cross-site', 'same-site', '', 'same-origin, cross-site'])(
  'a form the browser calls %j is refused even with our Origin',
  (site) => expect(isSameOrigin({ 'sec-fetch-site': site, origin: BASE }, BASE)).toBe(false),
)

test('an old browser is believed by its Origin', () => {
  expect(isSameOrigin({ origin: BASE }, BASE)).toBe(true)
})

test.each(['https://evil.example', 'null', 'http://letters.example.org', `${BASE}.evil.example`, undefined])(
  'an old browser on %s is refused',
  (origin) => expect(isSameOrigin(origin === undefined ? {} : { origin }, BASE)).toBe(false),
)
