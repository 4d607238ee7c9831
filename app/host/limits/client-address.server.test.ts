import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { findClientAddress } from './client-address.server.ts'

function request(forwardedFor?: string): IncomingMessage {
  const socket = new Socket()
  Object.defineProperty(socket, 'remoteAddress', { value: '10.0.0.9' })
  const req = new IncomingMessage(socket)
  if (forwardedFor !== undefined) req.headers['x-forwarded-for'] = forwardedFor
  return req
}

test.each([
  [0, undefined, '10.0.0.9'],
  [0, '203.0.113.7', '10.0.0.9'],
  [1, undefined, '10.0.0.9'],
  [1, '203.0.113.7', '203.0.113.7'],
  [1, '198.51.100.1, 203.0.113.7', '203.0.113.7'],
  [2, '198.51.100.1, 203.0.113.7, 192.0.2.1', '203.0.113.7'],
  [2, '192.0.2.1', '192.0.2.1'],
  [1, 'unknown', 'unknown'],
])('behind %i proxies, X-Forwarded-For "%s" means %s', (proxies, header, address) =>
  expect(findClientAddress(request(header), proxies)).toBe(address),
)
