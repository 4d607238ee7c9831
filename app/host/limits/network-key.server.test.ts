import { expect, test } from 'vitest'
import { createNetworkKeys } from './network-key.server.ts'

const fixed = () => {
  let made = 0
  return () => Buffer.alloc(32, ++made)
}

test('an IPv4 address is the same network when written as IPv6', () => {
  const keyOf = createNetworkKeys(() => 0)
  expect(keyOf('::ffff:203.0.113.9')).toBe(keyOf('203.0.113.9'))
  expect(keyOf('203.0.113.8')).not.toBe(keyOf('203.0.113.9'))
})

test('an IPv6 network is its first half', () => {
  const keyOf = createNetworkKeys(() => 0)
  expect(keyOf('2001:db8:1:2:3:4:5:6')).toBe(keyOf('2001:db8:1:2::'))
  expect(keyOf('2001:db8:1:3::')).not.toBe(keyOf('2001:db8:1:2::'))
})

test('everything that is not an IP address is one network', () => {
  const keyOf = createNetworkKeys(() => 0)
  expect(keyOf('unknown')).toBe(keyOf(undefined))
  expect(keyOf('unknown')).toBe(keyOf("'; drop"))
})

test('after an hour a visitor cannot be recognised', () => {
  let now = 0
  const keyOf = createNetworkKeys(() => now, fixed())
  const before = keyOf('203.0.113.9')
  now = 3_599_999
  expect(keyOf('203.0.113.9')).toBe(before)
  now = 3_600_000
  expect(keyOf('203.0.113.9')).not.toBe(before)
})

test('two processes name the same visitor differently', () => {
  expect(createNetworkKeys(() => 0)('203.0.113.9')).not.toBe(createNetworkKeys(() => 0)('203.0.113.9'))
})
