import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDeliveryStatus, classifyReport } from './delivery-status.ts'
import * as samples from './delivery-status.fixture.ts'

const mission = 'mission.ch@geneva.example'

function only(text: string) {
  const [report, ...others] = parseDeliveryStatus(text)
  if (report === undefined || others.length > 0) throw new Error('not one report')
  return { ...report, ...classifyReport(report) }
}

describe('the mailbox does not exist, says', () => {
  test.each([
    ['Postfix', samples.postfix, mission, '5.1.1', 'smtp-550-5.1.1'],
    ['Exim, in words only', samples.exim, mission, '5.0.0', 'smtp-550'],
    [
      'Exchange, behind a forwarding',
      samples.exchange,
      'secretariat@tenant.example',
      '5.1.10',
      'smtp-550-5.1.10',
    ],
    ['Gmail, on four lines', samples.gmail, 'mission.ch@gmail.com', '5.1.1', 'smtp-550-5.1.1'],
    ['a server in its own language', samples.localised, mission, '5.1.1', 'smtp-550-5.1.1'],
    [
      'a server about an address in its own script',
      samples.internationalised,
      '代表团@xn--fsqu00a.example',
      '5.1.1',
      undefined,
    ],
  ])('%s', (_, text, recipient, code, diagnostic) => {
    expect(only(text)).toMatchObject({ recipient, action: 'failed', bounced: true, hard: true, code })
    expect(only(text).diagnostic).toBe(diagnostic)
  })
})

test('Exchange names the address we wrote to beside the one that failed', () => {
  expect(only(samples.exchange).original).toBe(mission)
  expect(only(samples.exim)).not.toHaveProperty('original')
})

describe('the letter bounced, but that is no evidence against the address:', () => {
  test.each([
    ['the server was not to be reached for days', samples.postfixGaveUp, '4.4.1'],
    ['the mailbox is full', samples.fullMailbox, '5.2.2'],
    ['policy refused', samples.eximPolicy, '5.0.0'],
    ['the server claims success and failure at once', samples.postfix.replaceAll('5.1.1', '2.1.5'), '2.1.5'],
  ])('%s', (_, text, code) => expect(only(text)).toMatchObject({ bounced: true, hard: false, code }))
})

test('a delayed letter has not bounced', () => {
  expect(only(samples.postfixDelayed)).toMatchObject({
    action: 'delayed',
    bounced: false,
    hard: false,
    code: '4.4.1',
  })
})

test('a waiting letter whose words blame the address is still no evidence', () => {
  expect(only(samples.postfix.replace('failed', 'delayed'))).toMatchObject({ bounced: false, hard: false })
})

test('several recipients are several reports, none of which is a bounce', () => {
  const reports = parseDeliveryStatus(samples.severalRecipients)
  expect(reports.map(({ action }) => action)).toEqual(['relayed', 'delivered', 'expanded'])
  expect(reports.map(classifyReport).some(({ bounced, hard }) => bounced || hard)).toBe(false)
})

test('the words of the server, which may hold addresses, are not kept', () => {
  for (const text of Object.values(samples)) {
    const kept = JSON.stringify(
      parseDeliveryStatus(text).map(({ recipient: _r, original: _o, ...rest }) => rest),
    )
    expect(kept).not.toMatch(/@|user|unknown|resolver|policy|example/i)
  }
})

describe('read alike', () => {
  test.each([
    ['with CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['with CR', (text: string) => text.replaceAll('\n', '\r')],
    ['with spaces in the empty lines', (text: string) => text.replaceAll('\n\n', '\n  \t\n')],
    ['with three empty lines', (text: string) => text.replaceAll('\n\n', '\n\n\n\n')],
    ['without the empty line', (text: string) => text.replaceAll('\n\n', '\n')],
    ['in capitals', (text: string) => text.replace(/^[\w-]+:/gm, (name) => name.toUpperCase())],
    ['in small letters', (text: string) => text.replace(/^[\w-]+:/gm, (name) => name.toLowerCase())],
    ['with brackets', (text: string) => text.replace(/rfc822; (\S+)\nAction/, 'rfc822; <$1>\nAction')],
    ['continued with tabs', (text: string) => text.replace(/\n {1,4}(?=\S)/g, '\n\t')],
    [
      'with a second, contradicting action',
      (text: string) => text.replace(/^(Action: .*)$/m, '$1\nAction: delivered'),
    ],
  ])('%s', (_, change) => {
    for (const text of [samples.postfix, samples.gmail, samples.exim, samples.exchange])
      expect(parseDeliveryStatus(change(text))).toEqual(parseDeliveryStatus(text))
  })
})

describe('no report:', () => {
  test.each([
    ['nothing', ''],
    ['a letter', 'Dear Ana,\n\nI am away until Monday.\n'],
    ['a receipt', 'Final-Recipient: rfc822; a@b.example\nDisposition: manual-action; displayed\n'],
    ['no action', 'Final-Recipient: rfc822; a@b.example\nStatus: 5.1.1\n'],
    ['an unknown action', 'Final-Recipient: rfc822; a@b.example\nAction: exploded\nStatus: 5.1.1\n'],
    ['no recipient', 'Action: failed\nStatus: 5.1.1\n'],
    ['a fax', 'Final-Recipient: fax; +41 22 000 00 00\nAction: failed\n'],
    ['two addresses', 'Final-Recipient: rfc822; a@b.example, c@d.example\nAction: failed\n'],
    ['cut off in the recipient', samples.postfix.slice(0, samples.postfix.indexOf('mission.ch@'))],
    ['an endless address', `Final-Recipient: rfc822; ${'a'.repeat(400)}@b.example\nAction: failed\n`],
  ])('%s', (_, text) => expect(parseDeliveryStatus(text)).toEqual([]))
})

test('a report cut off after the action still counts, as soft', () => {
  const cut = samples.postfix.slice(0, samples.postfix.indexOf('Status:'))
  expect(only(cut)).toMatchObject({ bounced: true, hard: false, code: '5.0.0' })
})

test('a report cut off at any place gives a report that is whole or none', () => {
  for (let end = 0; end < samples.postfix.length; end++)
    for (const report of parseDeliveryStatus(samples.postfix.slice(0, end)))
      expect(mission.startsWith(report.recipient)).toBe(true)
})

test('a hostile report is read quickly and not whole', () => {
  const start = process.cpuUsage().user / 1000
  const group = 'Final-Recipient: rfc822; a@b.example\nAction: failed\n\n'
  expect(parseDeliveryStatus(group.repeat(100_000))).toHaveLength(100)
  for (const piece of [
    '\n',
    '\n ',
    '\n\t\n',
    ':',
    'Action:',
    ' ',
    '\r',
    '(',
    '\\x{',
    '5.1.',
    'user ',
    '550 ',
  ])
    for (const head of ['', 'Diagnostic-Code: smtp; ', 'Final-Recipient: rfc822; '])
      parseDeliveryStatus(head + piece.repeat(100_000))
  expect(process.cpuUsage().user / 1000 - start).toBeLessThan(1500)
})

test('any text is read without an error', () => {
  const line = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'Action: failed',
      'Action:',
      'Status: 5.1.1',
      'Final-Recipient: rfc822; a@b.example',
      '',
      ' ',
      '\\x{110000}',
    ),
    fc.string().map((s) => `Final-Recipient: rfc822;${s}`),
    fc.string().map((s) => `Diagnostic-Code: smtp;${s}`),
    fc.string().map((s) => `Final-Recipient: utf-8; \\x{${s}}@b.example`),
  )
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      for (const report of parseDeliveryStatus(lines.join('\n'))) {
        expect(report.recipient).toMatch(/^[^\s@]+@[^\s@]+$/)
        expect(classifyReport(report).code).toMatch(/^[245]\.\d{1,3}\.\d{1,3}$/)
      }
    }),
    { numRuns: 500 },
  )
})
