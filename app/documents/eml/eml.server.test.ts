import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import type { MailableAddress } from '#app/recipient/address.ts'
import { buildEml } from './eml.server.ts'

const to: MailableAddress[] = [{ email: 'mission.ch@geneva.example', status: 'demo' }]
const letter = { subject: 'Reprisals', text: 'Excellency,\n\nplease.\n\nAna' }

describe('an independent reader finds in the draft what Ana wrote', () => {
  test.each([
    ['Chinese', '请关注报复案件：江天勇', '阁下：\n\n谨此致函。\n'.repeat(200)],
    ['Arabic', 'الأعمال الانتقامية', 'صاحب السعادة،\n\nأكتب إليكم.\n'],
    ['emoji', '✊🏽 👩‍👩‍👧', 'x 👩‍👩‍👧‍👦 🇨🇭\ny'],
    ['long lines', 'a'.repeat(190), `${'word '.repeat(900)}\n.\n..\n.x\nFrom here on`],
    [
      'what looks like a head',
      'Bcc: all@x.example',
      'To: all@x.example\n\n--boundary\nContent-Type: text/html\n\n<b>x</b>',
    ],
  ])('%s', async (_what, subject, text) => {
    const read = await PostalMime.parse(await buildEml({ subject, text }, to))
    expect(read.subject).toBe(subject)
    expect(read.text?.replaceAll('\r\n', '\n').replace(/\n$/, '')).toBe(text.replace(/\n$/, ''))
    expect(read.to?.map(({ address }) => address)).toEqual(['mission.ch@geneva.example'])
    expect([read.html, read.cc, read.bcc, read.attachments.length]).toEqual([
      undefined,
      undefined,
      undefined,
      0,
    ])
  })
})

test('the draft is unsent, without sender and date, with the line endings of email', async () => {
  const bytes = await buildEml(letter, to)
  const [head = ''] = bytes.toString('latin1').split('\r\n\r\n')
  const names = head.split('\r\n').flatMap((line) => /^[\w-]+(?=:)/.exec(line)?.[0].toLowerCase() ?? [])
  expect(head).toContain('X-Unsent: 1')
  expect(names.sort()).toEqual([
    'content-transfer-encoding',
    'content-type',
    'mime-version',
    'subject',
    'to',
    'x-unsent',
  ])
  expect(bytes.toString('latin1').replaceAll('\r\n', '')).not.toMatch(/[^\t\u0020-\u007e]/)
})

test('a line break in a subject cannot add a header', async () => {
  const read = await PostalMime.parse(
    await buildEml({ ...letter, subject: 'Hello\r\nBcc: all@x.example' }, to),
  )
  expect(read.bcc).toBeUndefined()
  expect(read.headers.map(({ key }) => key)).not.toContain('bcc')
})
