import { expect, test } from 'vitest'
import { pageKey } from './page-key.ts'

const allowed = new Set(['case', 'in'])

test('the order and spelling of a query do not make a second page', () => {
  const key = '/en?case=a&in=fr'
  for (const target of ['/en?in=fr&case=a', '/en?case=%61&in=fr', '/en?case=a&&in=fr', key])
    expect(pageKey(target, allowed)).toBe(key)
})

test('an empty query is no query', () => expect(pageKey('/en?', allowed)).toBe('/en'))

test.each(['/en?utm_source=x', '/en?case=a&x=1', '/en?case=a&case=b', '/en?_data=root', '/en?__proto__=1'])(
  '%s goes past the cache',
  (target) => expect(pageKey(target, allowed)).toBeNull(),
)

test('two different pages never share a key', () => {
  expect(pageKey('/en?case=a%26in%3Dfr', allowed)).not.toBe(pageKey('/en?case=a&in=fr', allowed))
})
