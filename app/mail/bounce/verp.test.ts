import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  findIdInEnvelopeRecipient,
  findIdInMessageId,
  formatEnvelopeSender,
  formatMessageId,
} from './verp.ts'

const id = '3f2b8c1e-9d4a-4c6f-8a1b-0c2d3e4f5a6b'
const domain = 'mail.campaign.example'

test('a report leads back to the message it is about', () => {
  fc.assert(
    fc.property(fc.uuid(), (any) => {
      expect(findIdInEnvelopeRecipient(formatEnvelopeSender(any, domain), domain)).toBe(any)
      expect(findIdInMessageId(formatMessageId(any, domain), domain)).toBe(any)
    }),
  )
  expect(findIdInEnvelopeRecipient(`<${formatEnvelopeSender(id, domain)}>`, domain)).toBe(id)
  expect(findIdInEnvelopeRecipient(formatEnvelopeSender(id, domain).toUpperCase(), domain)).toBe(id)
  expect(findIdInEnvelopeRecipient(formatEnvelopeSender(id, domain), 'Mail.Campaign.Example')).toBe(id)
  expect(formatEnvelopeSender(id, domain).indexOf('@')).toBeLessThanOrEqual(64)
})

describe('not read:', () => {
  test.each([
    '',
    `bounce+${id}@other.example`,
    `bounce+${id}@x${domain}`,
    `bounce+${id}@x.${domain}`,
    `bounce+${id}@mailxcampaign.example`,
    `bounce+${id}x@${domain}`,
    `bounce+@${domain}`,
    `bounce+*@${domain}`,
    `bounce+../../etc@${domain}`,
    `bounce+' or 1=1 --@${domain}`,
    `${id}@${domain}`,
    `x bounce+${id}@${domain}`,
    `bounce+${id}@${domain}\nbounce+${id}@${domain}`,
    `bounce+${id.replaceAll('-', '')}@${domain}`,
    `bounce+${'a'.repeat(100_000)}@${domain}`,
  ])('%j', (address) => expect(findIdInEnvelopeRecipient(address, domain)).toBeUndefined())

  test.each([`<${id}@other.example>`, `<x${id}@${domain}>`, `<bounce+${id}@${domain}>`, `<${id}`, ''])(
    '%j as Message-ID',
    (text) => expect(findIdInMessageId(text, domain)).toBeUndefined(),
  )
})
