import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MailableAddress } from '#app/recipient/address.ts'
import { unknownDevice } from '#app/channel/device.ts'
import { pasteChannel, fullLetterChannel } from '#app/channel/link-service.ts'
import { mailto, maxMailtoLength, mailtoUrl } from './mailto.ts'

const to = (email: string): MailableAddress => ({ email, status: 'demo' })
const geneva = to('mission.ch@geneva.example')
const whole = fullLetterChannel(mailto)
const rest = { to: [geneva], cc: [], device: unknownDevice }

/** An RFC 6068 reader that knows nothing of how we write: split by hand, percent-decoded, nothing else. */
function readMailto(link: string) {
  const [scheme, rest = ''] = [link.slice(0, 7), link.slice(7)]
  const [path = '', query = '', ...more] = rest.split('?')
  const fields = query.split('&').map((pair) => pair.split('=').map(decodeURIComponent))
  return {
    scheme,
    to: path.split(',').map(decodeURIComponent),
    fields: Object.fromEntries(fields) as Record<string, string>,
    more,
  }
}

describe('a mail program gets exactly what Ana wrote', () => {
  test('line breaks are %0D%0A, spaces %20, and nothing in the text can start a new field', () => {
    const link = mailtoUrl([geneva], {
      subject: 'A & B = 100% + ?',
      body: 'Dear friend,\n"&bcc=evil@x.example#?"\nAna',
    })
    expect(link).toContain('Dear%20friend%2C%0D%0A')
    expect(link).not.toMatch(/[+;]|<br|[^\u0021-\u007e]/)
    expect(link.match(/\?/g)).toHaveLength(1)
    expect(readMailto(link)).toEqual({
      scheme: 'mailto:',
      to: ['mission.ch@geneva.example'],
      fields: { subject: 'A & B = 100% + ?', body: 'Dear friend,\r\n"&bcc=evil@x.example#?"\r\nAna' },
      more: [],
    })
  })

  test('two recipients are separated by a comma, and an address cannot add another one', () => {
    expect(mailtoUrl([geneva, to('b@x.example')], { subject: 's' })).toBe(
      'mailto:mission.ch@geneva.example,b@x.example?subject=s',
    )
    expect(mailtoUrl([to('a,b?cc=c@x.example')], { subject: 's' })).toBe(
      'mailto:a%2Cb%3Fcc%3Dc@x.example?subject=s',
    )
  })

  test('copies come before the subject, separated by commas', () => {
    expect(
      mailtoUrl([geneva], { cc: [to('b@x.example'), to('c,d@x.example')], subject: 's', body: 't' }),
    ).toBe('mailto:mission.ch@geneva.example?cc=b@x.example,c%2Cd@x.example&subject=s&body=t')
  })

  test('whatever is written comes back the same', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.string({ unit: 'grapheme', maxLength: 2000 }),
        (subject, body) => {
          const { fields } = readMailto(mailtoUrl([geneva], { subject, body }))
          expect(fields.subject).toBe(subject)
          expect(fields.body?.replaceAll('\r\n', '\n')).toBe(body.replaceAll('\r\n', '\n'))
        },
      ),
      { numRuns: 300 },
    )
  })

  test('half of an emoji does not break the link', () => {
    expect(decodeURIComponent(mailtoUrl([geneva], { subject: '\ud83d', body: 'x\udc4d' }))).toContain(
      '\ufffd',
    )
  })
})

describe('a link that is too long is not offered', () => {
  const textFor = (length: number) => {
    const frame = mailtoUrl([geneva], { subject: 's', body: '' }).length
    return { subject: 's', text: 'a'.repeat(length - frame) }
  }

  test('1,800 characters fit, one more does not, and the length is given', () => {
    expect(whole.plan({ letter: textFor(maxMailtoLength), ...rest })).toMatchObject({
      fits: true,
      length: 1800,
    })
    const long = whole.plan({ letter: textFor(maxMailtoLength + 1), ...rest })
    expect(long).toEqual({
      id: 'mailto',
      kind: 'link',
      fits: false,
      length: 1801,
      limit: 1800,
      reason: 'too-long',
    })
  })

  test('a Chinese letter of 200 characters takes 1,800 and more; address and subject alone still fit', () => {
    const letter = { subject: '请关注', text: '信'.repeat(200) }
    expect(whole.plan({ letter, ...rest })).toMatchObject({ fits: false, reason: 'too-long' })
    expect(pasteChannel(mailto).plan({ letter, ...rest })).toMatchObject({ fits: true })
  })

  test('without an address there is no link', () => {
    expect(whole.plan({ letter: { subject: 's', text: 't' }, ...rest, to: [] })).toMatchObject({
      fits: false,
      reason: 'no-address',
    })
  })
})
