import { expect, test } from 'vitest'
import { signatureFingerprint } from './signature-fingerprint.server.ts'
import {
  requestLimitKey,
  partnerToken,
  signatureId,
  signatureKeys,
  manageSignatureToken,
} from './signature-keys.server.ts'

const secret = 'a secret of thirty-two characters'
const organisation = { kind: 'organisation', name: 'Rights Watch Ltd', otherName: 'Наблюдение' } as const

// Computed by the code of November 2026: databases, emails that were sent and partners hold such values.
test('keys of signatures, and links to them, are made the same today', () => {
  const id = signatureId(secret, 'A'.repeat(43))
  expect(id).toBe('G7P0L4BiEMHN8d130S0CsU')
  expect(manageSignatureToken(secret, id)).toBe('0CjRlziHkdVwqdD35Qkz_j4rOr10nRhjViIXj0e18ko')
  expect(signatureKeys(secret, 'promise', organisation, 'rights.example')).toEqual({
    nameKey: 'BLn5bz3q8WvjVR_h6lBxyV5SAr9Pun5qtx1fDeOLg9M',
    otherKey: '52Eu8K-cA6sYbO3bmblBen_jrL3kcUmOweuTILgg2TA',
    domainKey: 'S1L-TrXJK_AjFww4RaIUb5CKwfn--DOEuf-u22hJa74',
  })
  expect(requestLimitKey(secret, 'promise', organisation, '2026-03-02')).toBe('ky6FY0hJLIOM9-1oFys0If')
  expect(partnerToken(secret, 'promise', 'partner', 2)).toBe('nsURtUCgyjO4TJhWrqfkRyHqK2gsnP5L6c-ddnRleaM')
})

test('the mark of a signature is made the same today', () => {
  const shown = { name: 'Rights Watch', otherName: null, website: 'https://rights.example', country: 'CH' }
  expect(signatureFingerprint(secret, shown)).toBe('7598eee3fb7f')
})
