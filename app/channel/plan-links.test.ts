import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MailableAddress } from '#app/recipient/address.ts'
import type { DraftMessage, LinkService } from './link-service.ts'
import { linkServices } from './plan-channels.ts'
import { parseMailto } from './rfc6068.fixture.ts'

const mailables = (...emails: string[]): MailableAddress[] =>
  emails.map((email) => ({ email, status: 'demo' }))
const to = mailables('mission.ch@geneva.example')
const cc = mailables('office@city.example', "o'hara+mail@ministry.example")

type Read = Record<'to' | 'cc' | 'subject' | 'body', string | undefined>

const asMail = (link: string): Read => {
  const message = parseMailto(link)
  const { cc, subject, body, ...more } = Object.fromEntries(message.fields)
  expect(more).toEqual({})
  return { to: message.to.join(' '), cc, subject, body }
}

const asForm = (link: string, subject: string): Read => {
  const { searchParams: fields, hash } = new URL(link)
  expect(hash).toBe('')
  expect(
    [...fields.keys()].filter((name) => !['view', 'fs', 'to', 'cc', subject, 'body'].includes(name)),
  ).toEqual([])
  expect(new Set(fields.keys()).size).toBe([...fields.keys()].length)
  const read = (name: string) => fields.get(name) ?? undefined
  const list = (name: string) => read(name)?.replaceAll(',', ' ')
  return { to: list('to'), cc: list('cc'), subject: read(subject), body: read('body') }
}

/** The content that each service finds in its link, read by the standard it follows and never by our own code. */
const readers: Record<string, (link: string) => Read> = {
  mailto: asMail,
  gmail: (link) => asForm(link, 'su'),
  yahoo: (link) => asForm(link, 'subject'),
  outlook: (link) => asMail(new URL(link).searchParams.get('mailtouri') ?? ''),
  'outlook-work': (link) => asMail(new URL(link).searchParams.get('mailtouri') ?? ''),
  proton: (link) => asMail(decodeURIComponent(/^#mailto=(mailto%3A.*)$/.exec(new URL(link).hash)?.[1] ?? '')),
}

const read = ({ id }: LinkService, link: string) => readers[id]?.(link)
const crlf = (text: string) => text.replace(/\r\n?|\n/g, '\r\n').toWellFormed()

const letters: [name: string, subject: string, body: string][] = [
  [
    'signs that mean something in links',
    '&?#%=+;,/\\"\'<>',
    '&bcc=x@y.example\n%0D%0ABcc: x\n+ + +?a=b#c;d,e',
  ],
  ['emoji and families', '✊🏽 👨‍👩‍👧‍👦', '🇨🇭 👩🏾‍🚀 ❤️‍🔥\n1️⃣'],
  ['5,000 Chinese characters', '请关注', '报'.repeat(5000)],
  ['lone surrogates', 'a\uD83D', '\uDE00b\n\uD800\uD800'],
  ['text from right to left, and what turns it', 'طلب \u202Eكتاب', 'שלום\u200F\n\u2067עולם\u2069'],
  ['a very long subject', '题'.repeat(200), 'text'],
  ['every kind of line break', 'one', 'a\r\nb\nc\rd\n\n\ne'],
  ['spaces and tabs', ' a  b\t', '  two\n\tthree  '],
  ['half a percent sign', '100%', '%E5%A0 %u5831 %'],
]

describe.each(linkServices.map((service) => [service.id, service] as const))('%s', (_id, service) => {
  const write = (draft: Partial<DraftMessage>) => service.link({ to, cc, subject: 's', ...draft })

  test.each(letters)('finds in the link exactly %s', (_name, subject, body) => {
    const link = write({ subject, body })
    expect(link).toMatch(/^[\x21-\x7E]+$/)
    expect(link).not.toMatch(/;|<br|\+/i)
    expect(read(service, link)).toEqual({
      to: 'mission.ch@geneva.example',
      cc: "office@city.example o'hara+mail@ministry.example",
      subject: subject.toWellFormed(),
      body: crlf(body),
    })
  })

  test('finds any subject and text at all', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.string({ unit: fc.constantFrom(...'&?#%=+;,\r\n <>"报\uD83D\uDE00'.split('')), maxLength: 60 }),
    )
    fc.assert(
      fc.property(any, any, (subject, body) => {
        expect(read(service, write({ subject, body, cc: [] }))).toEqual({
          to: 'mission.ch@geneva.example',
          cc: undefined,
          subject: subject.toWellFormed(),
          body: crlf(body),
        })
      }),
      { numRuns: 200 },
    )
  })

  test('has no text where it is to be pasted', () => {
    expect(read(service, write({}))).toMatchObject({ subject: 's', body: undefined })
  })

  test('opens over a safe connection, or in the own mail program', () => {
    expect(new URL(write({ body: 'b' })).protocol).toBe(service.id === 'mailto' ? 'mailto:' : 'https:')
  })
})

test('Proton, which treats text as HTML, is not offered text that it would change', () => {
  const alters = linkServices.find(({ id }) => id === 'proton')?.misrenders
  for (const text of ['a <b>word</b>', '&amp;', '&#9;', 'x&copy', '</p>', '<!-- -->'])
    expect(alters?.(text)).toBe(true)
  for (const text of ['2 < 3', 'you & me', 'a > b', '报复']) expect(alters?.(text)).toBe(false)
})
