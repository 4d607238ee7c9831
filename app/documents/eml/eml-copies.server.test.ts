import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { expect, test } from 'vitest'
import type { MailableAddress } from '#app/recipient/address.ts'
import { toReadyLetter } from '#app/letter/editing/letter-form.ts'
import { buildEml } from './eml.server.ts'

const mailables = (...emails: string[]): MailableAddress[] =>
  emails.map((email) => ({ email, status: 'demo' }))
const to = mailables('mission.ch@geneva.example')
const letter = { subject: 'Reprisals', text: 'Excellency,\n\nplease.' }

test('recipients of a copy are in Cc, each as one address', async () => {
  const bytes = await buildEml(letter, to, mailables('office@city.example', "o'hara@ministry.example"))
  const mail = await PostalMime.parse(bytes)
  expect(mail.to?.map(({ address }) => address)).toEqual(['mission.ch@geneva.example'])
  expect(mail.cc?.map(({ address }) => address)).toEqual(['office@city.example', "o'hara@ministry.example"])
  expect(mail.bcc).toBeUndefined()
})

test('without copies there is no Cc header', async () => {
  expect((await buildEml(letter, to)).toString('latin1')).not.toMatch(/^cc:/im)
})

test.each(['a@x.example, b@y.example', 'a@x.example\r\nBcc: b@y.example'])(
  'the copy address %j adds nobody, should one ever get into the directory',
  async (email) => {
    const mail = await PostalMime.parse(await buildEml(letter, to, mailables(email)))
    expect(mail.bcc).toBeUndefined()
    expect(mail.cc?.length ?? 0).toBeLessThanOrEqual(1)
  },
)

test('an independent reader finds any letter exactly as it was written', async () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.string({ unit: fc.constantFrom(...'=?_.,;:<>"\r\n\t -报\uD83D\uDE00'.split('')), maxLength: 90 }),
  )
  await fc.assert(
    fc.asyncProperty(piece, piece, async (subject, text) => {
      const written = toReadyLetter(subject, text)
      if (written === undefined) return
      const mail = await PostalMime.parse(await buildEml(written, to))
      expect(mail.subject).toBe(written.subject)
      expect(mail.text?.replaceAll('\r\n', '\n').replace(/\n$/, '')).toBe(written.text)
    }),
    { numRuns: 400 },
  )
})
