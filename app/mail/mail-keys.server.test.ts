import { expect, test } from 'vitest'
import { hashToken } from '#app/security/link-token.server.ts'
import { addressKey, emailKey, manageKeysOf, createConfirmationKeys, dedupKey } from './mail-keys.server.ts'

const secret = 'a secret of thirty-two characters'

test('no two confirmations share a token, and none can be guessed from what is kept', () => {
  const minted = Array.from({ length: 100 }, () => createConfirmationKeys(secret))
  expect(new Set(minted.flatMap((one) => Object.values(one))).size).toBe(400)
  for (const { token, tokenHash, manageToken } of minted) {
    // 43 signs of base64url are 256 bits.
    expect([token, manageToken, tokenHash].every((text) => /^[\w-]{43}$/.test(text))).toBe(true)
    expect(hashToken(token)).toBe(tokenHash)
  }
})

test('the manage link is the same in both mails, and does not lead back to the one that confirms', () => {
  const { token, manageToken, manageHash } = createConfirmationKeys(secret)
  expect(manageKeysOf(secret, token)).toEqual({ manageToken, manageHash })
  expect(hashToken(manageToken)).toBe(manageHash)
  expect(manageKeysOf('another secret of thirty-two signs', token).manageToken).not.toBe(manageToken)
})

test('Ana’s aliases are one mailbox, and Bea is another', () => {
  expect(emailKey(secret, 'Ana+letters@post.example')).toBe(emailKey(secret, 'ana@post.example'))
  expect(emailKey(secret, 'bea@post.example')).not.toBe(emailKey(secret, 'ana@post.example'))
  expect(emailKey('another secret of thirty-two signs', 'ana@post.example')).not.toBe(
    emailKey(secret, 'ana@post.example'),
  )
})

test('one letter is told by campaign, recipient and mailbox, and parts do not run into each other', () => {
  const key = dedupKey(secret, 'end', 'CH', 'ana@post.example')
  expect(dedupKey(secret, 'end', 'CH', 'ana+2@post.example')).toBe(key)
  expect(dedupKey(secret, 'end', 'FR', 'ana@post.example')).not.toBe(key)
  expect(dedupKey(secret, 'end CH', '', 'ana@post.example')).not.toBe(key)
})

test('capitals in a directory’s address do not matter', () => {
  expect(addressKey(secret, ' Mission@CH.example')).toBe(addressKey(secret, 'mission@ch.example'))
  expect(addressKey(secret, 'mission@ch.example')).not.toBe(emailKey(secret, 'mission@ch.example'))
})

// Computed by the code of November 2026: databases and emails hold such values.
test('keys in databases and links in emails that were sent are made the same today', () => {
  expect(emailKey(secret, 'Ana+x@post.example')).toBe('h8zcWPQBnRA47gnHlRS9D7BsNIMiApzf05FR8PE_q48')
  expect(dedupKey(secret, 'end', 'CH', 'ana@post.example')).toBe(
    '3IdQboJiagFOJmNDSSIjWfDNOl8x0GUvuWi7UbqA3Zg',
  )
  expect(addressKey(secret, ' Mission@CH.example')).toBe('ZdiTNmTuCgR8lyDW5jZpxMnwYDo5ZZmHKiP2ykQJ12M')
  expect(manageKeysOf(secret, 'A'.repeat(43))).toEqual({
    manageToken: 'JZNLfAt__VKwrQbr_3x3RX4Q4sFitnsmaXagNr4H-c0',
    manageHash: 'J_EZwPV9QC6esgD5ozIPWuSMnTM_Yl9SWntBXJvTuDc',
  })
})
