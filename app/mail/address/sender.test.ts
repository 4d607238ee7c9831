import { expect, test } from 'vitest'
import { isSendableAddress } from './sendable-address.ts'
import { isSignedBy } from './signed-by.ts'
import { parseSender } from './sender.ts'

test('a name and one address are enough to send', () => {
  expect(parseSender({ name: 'Ana', email: ' Ana@EXAMPLE.org ' })).toEqual({
    ok: true,
    value: { name: 'Ana', email: 'Ana@example.org' },
  })
})

test('all problems are reported at once', () => {
  expect(parseSender({ name: '', email: 'ana' })).toEqual({
    ok: false,
    error: [
      { field: 'name', code: 'send.empty-name' },
      { field: 'email', code: 'send.not-an-address-email' },
    ],
  })
  expect(parseSender({ name: 'a'.repeat(121), email: 'a@example.org' })).toEqual({
    ok: false,
    error: [{ field: 'name', code: 'letter.too-long-name', values: { limit: 120 } }],
  })
})

test('an address that few mail servers take is refused while somebody can still type another', () => {
  for (const email of ['代表团@例子.example', 'josé@example.org'])
    expect(parseSender({ name: 'Ana', email })).toEqual({
      ok: false,
      error: [{ field: 'email', code: 'send.not-an-address-email' }],
    })
  expect(parseSender({ name: 'Ana', email: 'ana@bücher.example' }).ok).toBe(true)
})

test('a letter that Ana signed by hand is not signed again', () => {
  expect(isSignedBy('Excellency,\n\nAna Pérez \n', 'Ana Pérez')).toBe(true)
  expect(isSignedBy('Ana Pérez writes:\n\nExcellency', 'Ana Pérez')).toBe(false)
  expect(isSignedBy('Excellency,\n', '')).toBe(false)
})

test('the server sends to addresses that somebody checked, and to made-up ones in a demonstration only', () => {
  const email = 'mission@example.org'
  expect(isSendableAddress({ email, status: 'confirmed' }, false)).toBe(true)
  expect(isSendableAddress({ email, status: 'demo' }, true)).toBe(true)
  expect(isSendableAddress({ email, status: 'demo' }, false)).toBe(false)
  for (const status of ['unverified', 'bounced', 'opted-out', 'expired'] as const)
    expect(isSendableAddress({ email, status }, true)).toBe(false)
  expect(isSendableAddress({ postal: ['Here'], status: 'confirmed' }, true)).toBe(false)
  expect(isSendableAddress(undefined, true)).toBe(false)
})
