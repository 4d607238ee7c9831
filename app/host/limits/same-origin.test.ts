import { expect, test } from 'vitest'
import { isSameOrigin } from './same-origin.ts'

const baseUrl = 'https://letters.example.org'

test.each(['same-origin', 'none'])('a form from our own page (%s) is accepted', (site) => {
  expect(isSameOrigin({ 'sec-fetch-site': site, origin: 'null' }, baseUrl)).toBe(true)
})

test.each(['cross-site', 'same-site', '', 'same-origin, cross-site'])(
  'a form the browser calls %j is refused even with our Origin',
  (site) => expect(isSameOrigin({ 'sec-fetch-site': site, origin: baseUrl }, baseUrl)).toBe(false),
)

test('an old browser is accepted by its Origin', () => {
  expect(isSameOrigin({ origin: baseUrl }, baseUrl)).toBe(true)
})

test.each([
  'https://evil.example',
  'null',
  'http://letters.example.org',
  `${baseUrl}.evil.example`,
  undefined,
])('an old browser on %s is refused', (origin) =>
  expect(isSameOrigin(origin === undefined ? {} : { origin }, baseUrl)).toBe(false),
)
