import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classifyFailure, maxUnacknowledged } from './classify-failure.ts'
import {
  senderReplies,
  permanentErrors,
  permanentReplies,
  temporaryErrors,
  temporaryReplies,
} from './smtp-replies.ts'

const reply = (response: string, command = 'RCPT TO', code = 'EENVELOPE') =>
  classifyFailure({ code, command, response, responseCode: Number(response.slice(0, 3)) })

describe('tried again:', () => {
  test.each([
    ['450 4.2.0 <m@x.example>: Recipient address rejected: Greylisted', 'smtp-450-4.2.0'],
    ['451 4.7.1 Please try again later', 'smtp-451-4.7.1'],
    ['452 4.2.2 Mailbox full', 'smtp-452-4.2.2'],
    ['421 4.7.0 Too many connections', 'smtp-421-4.7.0'],
    ['450 5.1.1 a status that contradicts its reply', 'smtp-450-5.1.1'],
    ['499 something new', 'smtp-499'],
  ])('%s', (text, reason) => expect(reply(text)).toEqual({ kind: 'temporary', reason, hard: false }))

  test.each([
    ['554 5.7.1 Your network is on a list', 'CONN'],
    ['550 5.7.1 go away', 'EHLO'],
    ['501 no', 'HELO'],
    ['535 5.7.8 Error: authentication failed', 'AUTH PLAIN'],
    ['501 5.5.2 bad', 'AUTH LOGIN'],
    ['530 5.7.0 Must issue a STARTTLS command first', 'MAIL FROM'],
    ['530 5.7.0 Authentication required', 'RCPT TO'],
    ['503 5.5.1 Error: need MAIL command', 'RCPT TO'],
    ['554 5.7.0 no TLS', 'STARTTLS'],
    ['550 5.7.1 Your account is suspended', 'MAIL FROM'],
    ['553 5.1.8 Sender address rejected', 'MAIL FROM'],
  ])('%s at %s, which is about us and would end the whole queue', (text, command) =>
    expect(reply(text, command).kind).toBe('temporary'),
  )

  test.each(Object.keys(temporaryErrors))('%s', (code) => {
    expect(classifyFailure({ code, command: 'CONN' })).toMatchObject({ kind: 'temporary', hard: false })
    expect(classifyFailure({ code: 'ESOCKET', originalCode: code }).reason).toBe(
      `network-${code.toLowerCase().replaceAll('_', '-')}`,
    )
  })

  test('a connection that broke after the text, which may have arrived', () => {
    const judged = classifyFailure({ code: 'ECONNECTION', command: 'CONN', response: undefined })
    expect(judged).toEqual({ kind: 'temporary', reason: 'network-econnection', hard: false })
  })

  test('a letter whose end was not answered, once; the second time it is given up', () => {
    const first = classifyFailure({ code: 'ECONNECTION', unanswered: true })
    expect(
      classifyFailure({ code: 'ECONNECTION', unanswered: true }, 1, maxUnacknowledged.confirmation).kind,
    ).toBe('temporary')
    expect(
      classifyFailure({ code: 'ECONNECTION', unanswered: true }, 4, maxUnacknowledged.confirmation).kind,
    ).toBe('permanent')
    const unanswered = { hard: false, unanswered: true }
    expect(first).toEqual({ kind: 'temporary', reason: 'network-econnection-unanswered', ...unanswered })
    expect(classifyFailure({ code: 'ECONNREFUSED' }, 1).kind).toBe('temporary')
    expect(classifyFailure({ code: 'ETIMEDOUT', unanswered: true }, 1)).toEqual({
      kind: 'permanent',
      reason: 'unanswered-twice',
      ...unanswered,
    })
    expect(classifyFailure({ responseCode: 550, response: '550 5.1.1 No', unanswered: true }, 1)).toEqual({
      kind: 'permanent',
      reason: 'smtp-550-5.1.1',
      hard: true,
    })
  })

  test('an unknown error', () => {
    expect(classifyFailure({})).toEqual({ kind: 'temporary', reason: 'unknown', hard: false })
    expect(classifyFailure({ code: 'ESOMETHING', responseCode: 250 }).kind).toBe('temporary')
    expect(classifyFailure({ code: 'constructor', originalCode: '__proto__' }).reason).toBe('unknown')
  })
})

describe('not tried again, and evidence against the address:', () => {
  test.each([
    '550 5.1.1 <m@x.example>: Recipient address rejected: User unknown in virtual mailbox table',
    '550-5.1.1 The email account that you tried to reach does not exist.\n550 5.1.1 https://support.example',
    '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
    '550 5.2.1 The mailbox is disabled',
    '556 no mail here',
    '550 No such user here',
    '550 Unrouteable address',
    '550 m@x.example unknown user account',
    '550 5.0.0 <m@x.example>... User unknown',
  ])('%s', (text) => expect(reply(text)).toMatchObject({ kind: 'permanent', hard: true }))
})

describe('not tried again, but no evidence against the address:', () => {
  test.each([
    '550 5.7.1 Message rejected due to policy',
    '554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using a list',
    '552 5.2.2 Mailbox full',
    '552 5.3.4 Message size exceeds limit',
    '550 Message rejected as spam by user unknown filter',
    '550 Administrative prohibition',
    '550',
    '554 5.1.8 Sender domain not found',
    '571 new',
    '551 we do not relay',
  ])('%s', (text) => expect(reply(text)).toMatchObject({ kind: 'permanent', hard: false }))

  test.each(Object.keys(permanentErrors))('%s', (code) =>
    expect(classifyFailure({ code, command: 'API' })).toEqual({
      kind: 'permanent',
      reason: `mail-${code.toLowerCase()}`,
      hard: false,
    }),
  )
})

test('every reply is in one list only, and each class in the right one', () => {
  const lists = [temporaryReplies, permanentReplies, senderReplies].map(Object.keys)
  expect(new Set(lists.flat()).size).toBe(lists.flat().length)
  for (const code of Object.keys(temporaryReplies)) expect(reply(`${code} x`).kind).toBe('temporary')
  for (const code of Object.keys(permanentReplies)) expect(reply(`${code} x`).kind).toBe('permanent')
  for (const code of Object.keys(senderReplies)) expect(reply(`${code} x`).kind).toBe('temporary')
})

test('a network address is not taken for a status', () => {
  expect(reply('550 host 5.1.1.7 says no').reason).toBe('smtp-550')
  expect(reply('550 host 192.5.1.1 says no').reason).toBe('smtp-550')
})

test('nothing a server says is kept, whatever it says', () => {
  const text = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(text, text, fc.option(fc.integer(), { nil: undefined }), (response, code, responseCode) => {
      const judged = classifyFailure({
        code,
        originalCode: response,
        response,
        responseCode,
        command: response,
      })
      expect(judged.reason).toMatch(
        /^(?:smtp-[45]\d\d(?:-[245]\.\d{1,3}\.\d{1,3})?|(?:network|mail)-[a-z0-9-]+|unknown)$/,
      )
      if (judged.hard) expect(judged.kind).toBe('permanent')
    }),
  )
})

test('an endless answer is classified quickly', () => {
  const start = process.cpuUsage().user / 1000
  for (const piece of ['user ', 'unknown ', 'no such ', '5.1.', '5', ' ', 'mailbox x '])
    classifyFailure({ response: `550 ${piece.repeat(100_000)}`, responseCode: 550 })
  expect(process.cpuUsage().user / 1000 - start).toBeLessThan(500)
})

test('a server that answers in unreadable words is out of step: the message is tried again', () => {
  const garbled = { code: 'EENVELOPE', response: 'hello I am not smtp', command: 'RCPT TO' }
  expect(classifyFailure(garbled)).toEqual({ kind: 'temporary', reason: 'unknown', hard: false })
  expect(classifyFailure({ code: 'EMESSAGE', response: 'hello', unanswered: true })).toMatchObject({
    kind: 'temporary',
  })
  expect(classifyFailure({ code: 'EENVELOPE' })).toMatchObject({
    kind: 'permanent',
    reason: 'mail-eenvelope',
  })
})
