import { randomUUID } from 'node:crypto'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { domain, smtpAccountFor } from '#app/mail/outbox/outbox.fixture.ts'
import { startFakeSmtpServer, type FakeSmtpServer } from '#app/mail/transport/fake-smtp-server.fixture.ts'
import { openTransport, type SmtpAccount, type Transport } from '#app/mail/transport/transport.server.ts'
import type { SendableMessage } from './message.server.ts'

let server: FakeSmtpServer
let transport: Transport

beforeAll(async () => {
  server = await startFakeSmtpServer()
  transport = openTransport(smtpAccountFor(server))
})
afterAll(async () => {
  transport.close(true)
  await server.stop()
})

const now = new Date('2026-03-02T09:30:00Z')
const text = 'Excellency,\n\nplease act.\n\nAna Pérez'

const letter = (more: Partial<SendableMessage> = {}): SendableMessage => ({
  id: randomUUID(),
  kind: 'letter',
  campaign: 'end-reprisals',
  recipient: 'CH',
  caseId: null,
  language: 'en',
  toEmail: 'mission@ch.example',
  toName: 'Permanent Mission of Switzerland',
  replyEmail: 'ana@post.example',
  replyName: 'Ana Pérez',
  subject: 'Please act',
  text,
  ...more,
})

/** Sends it over the wire and reads what arrived with another library than wrote it. */
async function arrive(message: SendableMessage, more?: Partial<SmtpAccount>) {
  const through = more ? openTransport(smtpAccountFor(server, more)) : transport
  await through.send(message, now)
  if (more) through.close()
  const got = server.messages.find(({ messageId }) => messageId === `<${message.id}@${domain}>`)
  if (!got) throw new Error('it did not arrive')
  const read = await PostalMime.parse(Buffer.from(got.source, 'latin1'))
  const header = (name: string) => read.headers.filter(({ key }) => key === name).map(({ value }) => value)
  return { ...got, read, header, body: read.text?.replaceAll('\r\n', '\n').trimEnd() }
}

test('a mission sees who writes, answers to her, and gets the address of nobody else', async () => {
  const { read, from, to, header } = await arrive(letter())
  expect(read.from).toMatchObject({ name: 'Ana Pérez', address: 'letters@letters.example' })
  expect(read.replyTo).toMatchObject([{ name: 'Ana Pérez', address: 'ana@post.example' }])
  expect(read.to).toMatchObject([{ name: 'Permanent Mission of Switzerland', address: 'mission@ch.example' }])
  expect(from).toMatch(/^bounce\+[0-9a-f-]{36}@letters\.example$/)
  expect(to).toEqual(['mission@ch.example'])
  expect(header('date')).toEqual(['Mon, 02 Mar 2026 09:30:00 +0000'])
  expect(header('content-language')).toEqual(['en'])
  for (const name of ['auto-submitted', 'x-mailer', 'list-unsubscribe', 'sender', 'cc', 'bcc'])
    expect(header(name)).toEqual([])
})

test('a confirmation mail comes from the site, answers to nobody, and asks machines not to answer', async () => {
  const link = 'https://letters.example/en/confirm/abc'
  const { read, header, source } = await arrive(
    letter({
      kind: 'confirmation',
      toEmail: 'ana@post.example',
      toName: 'Ana',
      replyEmail: null,
      replyName: null,
      text: `Press here: ${link}.\n\nNot here: https://elsewhere.example/x`,
    }),
  )
  expect(read.from).toMatchObject({ name: 'Letters', address: 'letters@letters.example' })
  expect(read.replyTo).toBeUndefined()
  expect(header('auto-submitted')).toEqual(['auto-generated'])
  expect(read.html).toContain(`href="${link}"`)
  expect(read.html).not.toContain('href="https://elsewhere')
  expect(read.html).not.toMatch(/<(?:img|script|style|link)\b/)
  expect(source).not.toContain('localhost')
})

const sentences: Record<string, string> = {
  en: 'Your Excellency, I write to you about Ibrahim and his family, who have been waiting for years.',
  fr: 'Excellence, je vous écris au sujet d’Ibrahim : sa famille l’attend — déjà — depuis des années.',
  es: '¿Por qué, Excelencia, sigue preso Ibrahim? Su familia espera desde hace años; mañana también.',
  de: 'Exzellenz, ich schreibe Ihnen wegen Ibrahim. Größte Sorge übermannt täglich seine Familie.',
  ru: 'Ваше Превосходительство, я пишу Вам об Ибрагиме: его семья ждёт уже много лет.',
  zh: '阁下：我就易卜拉欣一事致函。他的家人已经等待多年，至今没有任何消息。请贵国在会议上提及此事。',
  ar: 'صاحب السعادة، أكتب إليكم بشأن إبراهيم، الذي تنتظره أسرته منذ سنوات.',
}

describe.each(Object.entries(sentences))('a letter in %s', (language, sentence) => {
  const whole = [
    sentence,
    [sentence, sentence, sentence, sentence].join(' '),
    '> From me',
    '-- ',
    'Ana',
  ].join('\n\n')

  test('reads back as it was written, as text and as HTML', async () => {
    const { read, body, source, header } = await arrive(
      letter({ language, subject: sentence, text: whole, replyName: sentence.slice(0, 40) }),
    )
    expect(body).toBe(whole)
    expect(read.subject).toBe(sentence)
    expect(read.from?.name).toBe(sentence.slice(0, 40).trim())
    expect(read.html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`)
    expect(read.html).toContain(sentence.slice(0, 20))
    expect(header('content-language')).toEqual([language])
    expect(source).toMatch(/format=flowed/)
    expect(source).toMatch(/multipart\/alternative/)
    expect(source.split('\r\n').every((line) => line.length <= 998 && !/[^\t\x20-\x7E]/.test(line))).toBe(
      true,
    )
  })
})

const attacks = [
  'Ana\r\nBcc: victim@evil.example',
  'Ana\nTo: victim@evil.example\n\nbody',
  'Ana\rCc: victim@evil.example',
  'Ana\u2028Bcc: victim@evil.example',
  'Ana\0',
  'victim@evil.example, Ana',
  'Ana <victim@evil.example>',
  '"Ana" <victim@evil.example>, "B',
  'victim@evil.example;',
  'group: victim@evil.example;',
  '=?utf-8?Q?Ana=0D=0ABcc:_victim@evil.example?=',
  '=?utf-8?B?QW5hDQpCY2M6IHZpY3RpbUBldmlsLmV4YW1wbGU=?=',
  'Ana \u202Eelpmaxe.live@mitciv\u202C',
  'Ana (victim@evil.example)',
  '\\"Ana\\" , victim@evil.example',
  'president＠gov.example',
  'Buy at http://evil.example/now',
  'WWW.evil.example',
  'A'.repeat(2000),
]

describe.each(attacks)('somebody types %j', (typed) => {
  test('as a name, and the mail has one recipient, one sender and the headers it should have', async () => {
    const { read, to, from, header } = await arrive(letter({ replyName: typed, toName: typed }))
    expect(to).toEqual(['mission@ch.example'])
    expect(from).toMatch(/^bounce\+/)
    expect(read.to?.map(({ address }) => address)).toEqual(['mission@ch.example'])
    expect(read.replyTo?.map(({ address }) => address)).toEqual(['ana@post.example'])
    expect(read.from?.address).toBe('letters@letters.example')
    expect(`${read.from?.name} ${read.to?.[0]?.name}`).not.toMatch(
      /[@\uFF20<>\p{Cc}\u202A-\u202E]|:\/\/|www\./iu,
    )
    expect([header('cc'), header('bcc')]).toEqual([[], []])
    expect(header('to')).toHaveLength(1)
  })

  test('as a subject, and it is read as it was typed, on one line', async () => {
    const { read, to, header, body } = await arrive(letter({ subject: typed }))
    expect(to).toEqual(['mission@ch.example'])
    expect(read.to).toHaveLength(1)
    expect([header('cc'), header('bcc')]).toEqual([[], []])
    expect(header('subject')).toHaveLength(1)
    if (!/[\p{Cc}\u2028\u202A-\u202E]/u.test(typed)) expect(read.subject).toBe(typed)
    expect(body).toBe(text)
  })

  test('as the text, and nothing of it becomes a header or an end of the letter', async () => {
    const whole = `${typed}\r\n.\r\nMAIL FROM:<x@evil.example>\r\n.`
    const { to, header, body } = await arrive(letter({ text: whole }))
    expect(to).toEqual(['mission@ch.example'])
    expect([header('cc'), header('bcc')]).toEqual([[], []])
    expect(body).toContain('MAIL FROM:<x@evil.example>\n.')
  })
})

test.each([
  'a,b@post.example',
  'a@post.example, victim@evil.example',
  'a b@post.example',
  '"a,b"@post.example',
])('an address like %s, which no form lets through, is at most one recipient', async (address) => {
  await arrive(letter({ toEmail: address, replyEmail: address })).then(
    ({ to, read }) => {
      expect(to).toHaveLength(1)
      expect(read.to).toHaveLength(1)
    },
    (error: unknown) => expect(error).toBeInstanceOf(Error),
  )
})

test('with a key of the domain every letter is signed', async () => {
  const { generateKeyPair } = await import('node:crypto')
  const { promisify } = await import('node:util')
  const { privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 1024,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
  const { header } = await arrive(letter(), {
    dkim: { domain: 'letters.example', selector: 's2026', privateKey },
  })
  const [signature = ''] = header('dkim-signature')
  expect(signature).toMatch(/d=letters\.example;/)
  expect(signature).toMatch(/s=s2026;/)
  const [, signed = ''] = /;h=([^;]+);/.exec(signature.replace(/\s/g, '')) ?? []
  expect(signed.toLowerCase().split(':')).toEqual(
    expect.arrayContaining(['from', 'to', 'subject', 'date', 'reply-to', 'message-id']),
  )
})

test('a rate is kept over all connections', async () => {
  const slow = openTransport(smtpAccountFor(server, { perSecond: 4 }))
  const started = performance.now()
  await Promise.all(Array.from({ length: 9 }, () => slow.send(letter(), now)))
  slow.close()
  expect(performance.now() - started).toBeGreaterThan(1500)
})

test('what is sent again is the same message with the same Message-ID', async () => {
  const message = letter()
  await transport.send(message, now)
  await transport.send(message, now)
  expect(server.messages.filter(({ messageId }) => messageId === `<${message.id}@${domain}>`)).toHaveLength(2)
})
