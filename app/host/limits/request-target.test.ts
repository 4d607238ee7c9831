import { expect, test } from 'vitest'
import { isClosed, isWellFormed } from './request-target.ts'

test.each([
  '/',
  '/en',
  '/en/campaigns/end-reprisals?case=a&in=fr',
  '/ar/%D9%85',
  '/en?x=%',
  '/.well-known/x',
  '/a//b',
])('%s can be routed', (target) => expect(isWellFormed(target)).toBe(true))

test.each([
  '',
  '//',
  '//evil.example/x',
  '/%',
  '/%00',
  '/%0d%0aSet-Cookie:x',
  '/%ff',
  '/%2f/evil.example',
  '/\\evil.example',
  '/%5Cevil.example',
  '/en#part',
  'http://evil.example/',
  '*',
  '/' + 'a'.repeat(4096),
])('%s cannot', (target) => expect(isWellFormed(target)).toBe(false))

test('what Remix would answer internally is closed', () => {
  expect(
    [
      '/__manifest',
      '/en.data',
      '/_root.data',
      '/assets/gone.js',
      '/en?_data=root',
      '/en?a=b&%5Fdata=root',
    ].every(isClosed),
  ).toBe(true)
  expect(['/', '/en', '/data', '/.well-known/security.txt', '/en?data=1', '/en?x=_data'].some(isClosed)).toBe(
    false,
  )
})
