import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import type { MailableAddress } from '#app/recipient/address.ts'
import { buildEml } from './eml.server.ts'

const mission: MailableAddress = { email: 'mission.ch@geneva.example', status: 'demo' }

async function draft(subject: string, text: string, to: readonly MailableAddress[] = [mission]) {
  const bytes = await buildEml({ subject, text }, to)
  const [head = ''] = bytes.toString('latin1').split('\r\n\r\n')
  return { bytes, head, mail: await PostalMime.parse(bytes) }
}

const letters: [string, string, string][] = [
  ['English', 'Reprisals: a request', 'Excellency,\n\nI write to you.\n\nAna'],
  [
    'Chinese',
    '请关注因与联合国合作而遭报复的案件',
    '阁下：\n\n谨就若干个人和组织致函阁下。\n\n顺致最崇高的敬意。',
  ],
  ['Arabic', 'طلب بشأن الأعمال الانتقامية', 'صاحب السعادة،\n\nأكتب إليكم.'],
  ['emoji', '✊🏽 👨‍👩‍👧 🇨🇭', 'A family: 👨‍👩‍👧\nA flag: 🇨🇭'],
  ['long lines', 's'.repeat(200), `${'x'.repeat(5000)}\n${'报'.repeat(3000)}`],
  ['a long Chinese subject', '报'.repeat(200), 'text'],
  ['lines of a single dot', 'Dots', 'one\n.\n..\n.two\n\n.'],
  ['lines that look like headers', 'Head', 'Bcc: x@y.example\n\nFrom me\nSubject: other'],
  ['spaces at ends of lines', 'Blanks', 'one  \n two\t\n=20\n=\nthree'],
  ['what looks encoded', '=?utf-8?B?QmNjOiB4?= =41', '=41 =?utf-8?Q?a?='],
  ['quotes and brackets', '"a" <b@c.example>, (d); e:', '<b>&amp;</b>'],
]

describe('a mail program reads back exactly subject, text and recipient:', () => {
  test.each(letters)('%s', async (_what, subject, text) => {
    const { mail } = await draft(subject, text)
    expect(mail.subject).toBe(subject)
    expect(mail.text?.replaceAll('\r\n', '\n').replace(/\n$/, '')).toBe(text)
    expect(mail.to).toEqual([{ name: '', address: mission.email }])
    expect(mail.html).toBeUndefined()
    expect(mail.attachments).toEqual([])
  })

  test.each(letters)('%s, in ASCII bytes, lines separated by CRLF only', async (_what, subject, text) => {
    const { bytes } = await draft(subject, text)
    expect(bytes.every((byte) => byte < 128)).toBe(true)
    expect(bytes.toString('latin1').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    const longest = Math.max(
      ...bytes
        .toString('latin1')
        .split('\r\n')
        .map((line) => line.length),
    )
    expect(longest).toBeLessThanOrEqual(998)
  })
})

describe('a draft', () => {
  test('is marked as unsent', async () => {
    expect((await draft('s', 't')).head).toMatch(/^X-Unsent: 1$/m)
  })

  test('has no sender, date or Message-ID, which the sender’s program adds', async () => {
    const { head, mail } = await draft('s', 't')
    expect(head).not.toMatch(/^(?:from|sender|date|message-id|reply-to|x-mailer):/im)
    expect([mail.from, mail.date, mail.messageId]).toEqual([undefined, undefined, undefined])
  })

  test('is the same bytes each time, so it has no trace of the server or the time', async () => {
    const again = async () => (await draft('请关注', '阁下：\n\n报复')).bytes.toString('latin1')
    expect(await again()).toBe(await again())
  })

  test('goes to several recipients when there are several', async () => {
    const other: MailableAddress = { email: 'office@y.example', status: 'demo' }
    expect((await draft('s', 't', [mission, other])).mail.to?.map(({ address }) => address)).toEqual([
      mission.email,
      other.email,
    ])
  })
})

describe('an attacker cannot add a recipient', () => {
  test.each([
    'a\r\nBcc: x@y.example',
    'a\nBcc: x@y.example',
    'a\rBcc: x@y.example',
    'a\r\n\r\nbody',
    'a\u2028Bcc: x@y.example',
    'a\u0000\r\nTo: x@y.example',
  ])('by the subject %j', async (subject) => {
    const { mail, head } = await draft(subject, 'text')
    expect(mail.bcc).toBeUndefined()
    expect(mail.to).toHaveLength(1)
    expect(head).not.toMatch(/^bcc:/im)
    expect(head.match(/^to:/gim)).toHaveLength(1)
    expect(mail.text?.trim()).toBe('text')
  })

  test.each(['a@x.example, b@y.example', 'a@x.example\r\nBcc: b@y.example', '"b@y.example" <a@x.example>'])(
    'by the address %j, should one ever get into the directory',
    async (email) => {
      const { mail, head } = await draft('s', 't', [{ email, status: 'confirmed' }])
      expect(mail.bcc).toBeUndefined()
      expect(head).not.toMatch(/^bcc:/im)
      expect(mail.to?.length ?? 0).toBeLessThanOrEqual(1)
    },
  )
})

test('a text that names a file or a URL is only text: nothing is read or fetched', async () => {
  for (const text of ['/etc/passwd', 'file:///etc/passwd', 'http://127.0.0.1:1/'])
    expect((await draft('s', text)).mail.text?.trim()).toBe(text)
})
