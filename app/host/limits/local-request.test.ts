import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { isLocalPage, isLocalRequest, isLocalSite } from './local-request.ts'

const ask = (remoteAddress: string, headers: Record<string, string> = {}) =>
  isLocalRequest({
    socket: { remoteAddress },
    headers: { host: 'localhost:3000', ...headers },
  } as unknown as IncomingMessage)

test('whoever sits at the computer is told from everybody else', () => {
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
])('who comes through %s is a stranger', (_name, headers) => {
  expect(ask('127.0.0.1', headers)).toBe(false)
})

test('the mailbox is for this computer only, in every language', () => {
  expect(['/en/mailbox', '/zh/mailbox/', '/ar/mailbox/x'].every(isLocalPage)).toBe(true)
  expect(['/en/mailboxes', '/en', '/en/campaigns/mailbox'].some(isLocalPage)).toBe(false)
})

test('a site that the world knows by a name has nobody who sits at it: a proxy need not say that it is one', () => {
  expect(['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:80'].every(isLocalSite)).toBe(true)
  expect(['https://letters.example.org', 'https://localhost.example'].some(isLocalSite)).toBe(false)
})
