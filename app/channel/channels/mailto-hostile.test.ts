import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MailableAddress } from '#app/recipient/address.ts'
import { mailtoUrl } from './mailto.ts'

const to = (...emails: string[]): MailableAddress[] => emails.map((email) => ({ email, status: 'demo' }))
const mission = to('mission.ch@geneva.example')

/** A mail program's reading of RFC 6068, section 2: no + for spaces, fields separated by &, %XX as UTF-8. */
function read(link: string): { to: string[]; fields: [string, string][] } {
  const [, addresses = '', query = ''] = /^mailto:([^?]*)(?:\?(.*))?$/.exec(link) ?? []
  return {
    to: addresses.split(',').map(decodeURIComponent),
    fields: query.split('&').map((field) => {
      const [name = '', ...value] = field.split('=')
      if (value.length !== 1) throw new Error(`"${field}" is not name=value`)
      return [decodeURIComponent(name), decodeURIComponent(value.join())]
    }),
  }
}

describe('a mail program that follows the standard opens', () => {
  test('the letter just as it was, with CRLF between its lines', () => {
    const link = mailtoUrl(mission, { subject: 'One', body: 'Excellency,\n\nI write.' })
    expect(link).toBe('mailto:mission.ch@geneva.example?subject=One&body=Excellency%2C%0D%0A%0D%0AI%20write.')
  })

  test('two recipients, separated by a comma', () => {
    const link = mailtoUrl(to('a@x.example', 'b@y.example'), { subject: 's', body: 't' })
    expect(link).toMatch(/^mailto:a@x\.example,b@y\.example\?/)
    expect(link).not.toContain(';')
  })

  test.each([
    '+',
    '&',
    '?',
    '#',
    '%',
    '"',
    "'",
    '=',
    '/',
    '<b>',
    '{{x}}',
    '%0D%0A',
    '&bcc=x@y.example',
    ';',
    ',',
    '\\',
    '报复',
  ])('%j in subject and text as text', (piece) => {
    const link = mailtoUrl(mission, { subject: `a${piece}b`, body: `c${piece}d` })
    expect(read(link)).toEqual({
      to: ['mission.ch@geneva.example'],
      fields: [
        ['subject', `a${piece}b`],
        ['body', `c${piece}d`],
      ],
    })
    expect(new URL(link).hash).toBe('')
  })

  test('an address in letters of its own script', () => {
    expect(read(mailtoUrl(to('代表团@例子.example'), { subject: 's' })).to).toEqual(['代表团@例子.example'])
  })

  test.each(['x?bcc=y@z.example', 'x&y@z.example', 'x,y@z.example', 'a%2Cb@z.example', "o'hara#1@z.example"])(
    'the address %s as one address and nothing more',
    (email) => {
      const link = mailtoUrl(to(email), { subject: 's' })
      expect(read(link)).toEqual({ to: [email], fields: [['subject', 's']] })
      expect(new URL(link).searchParams.getAll('bcc')).toEqual([])
    },
  )

  test('half a character as the mark for one', () => {
    expect(read(mailtoUrl(mission, { subject: 'a\uD83D', body: '\uDE00b' })).fields).toEqual([
      ['subject', 'a\uFFFD'],
      ['body', '\uFFFDb'],
    ])
  })

  test('any subject and text at all', () => {
    const text = fc.string({ unit: 'binary' }).map((s) => s.replaceAll('\r', ''))
    fc.assert(
      fc.property(text, text, (subject, body) => {
        const link = mailtoUrl(mission, { subject, body })
        expect(link).toMatch(/^[\x21-\x7E]+$/)
        expect(read(link)).toEqual({
          to: ['mission.ch@geneva.example'],
          fields: [
            ['subject', subject],
            ['body', body.replaceAll('\n', '\r\n')],
          ],
        })
      }),
    )
  })
})
