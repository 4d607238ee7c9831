import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { isLocalPage, isLocalRequest, isLocalSite } from './local-request.ts'

const ask = (remoteAddress: string, headers: Record<string, string> = {}) =>
  isLocalRequest({
    socket: { remoteAddress },
    headers: { host: 'localhost:3000', ...headers },
  } as unknown as IncomingMessage)

test('a visitor at the computer itself is told apart from everybody else', () => {
  for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) expect(ask(address)).toBe(true)
  expect(ask('::1', { host: '[::1]:3000' })).toBe(true)
  for (const address of ['203.0.113.7', '::ffff:203.0.113.7', '10.0.0.1', ''])
    expect(ask(address)).toBe(false)
})

test.each([
  ['a proxy', { 'x-forwarded-for': '127.0.0.1' }],
  ['a proxy of the newer kind', { forwarded: 'for=127.0.0.1' }],
  ['a proxy that hides whom it serves', { via: '1.1 proxy' }],
  ['a strange site whose name was pointed to this computer', { host: 'evil.example:3000' }],
  ['a name that only begins like ours', { host: 'localhost.evil.example' }],
])('a visitor through %s is not local', (_name, headers) => {
  expect(ask('127.0.0.1', headers)).toBe(false)
})

test('the mailbox is for this computer only, in every language', () => {
  expect(['/en/mailbox', '/zh/mailbox/', '/ar/mailbox/x'].every(isLocalPage)).toBe(true)
  expect(['/en/mailboxes', '/en', '/en/campaigns/mailbox'].some(isLocalPage)).toBe(false)
})

test('a site with a public name has no local visitors: a proxy need not identify itself', () => {
  expect(['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:80'].every(isLocalSite)).toBe(true)
  expect(['https://letters.example.org', 'https://localhost.example'].some(isLocalSite)).toBe(false)
})
