import { expect, test } from 'vitest'
import { toDeliveryStatus } from './plain-text-report.ts'
import { parseDeliveryStatus, classifyReport } from './delivery-status.ts'

const weigh = (text: string, named?: string) =>
  parseDeliveryStatus(toDeliveryStatus(text, named) ?? '').map((report) => ({
    recipient: report.recipient,
    ...classifyReport(report),
  }))

const qmail = `Hi. This is the qmail-send program at mx.geneva.example.
I'm afraid I wasn't able to deliver your message to the following addresses.

<mission.ch@geneva.example>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

<somebody@else.example>:
quoted in the letter itself
`

test('a mission’s server writes its report as qmail does', () => {
  expect(weigh(qmail)).toEqual([
    { recipient: 'mission.ch@geneva.example', bounced: true, hard: true, code: '5.1.1' },
  ])
  expect(weigh(qmail.replace('no mailbox here by that name. (#5.1.1)', 'it is full. (#5.2.2)'))).toEqual([
    { recipient: 'mission.ch@geneva.example', bounced: true, hard: false, code: '5.2.2' },
  ])
})

test('a server names in a header who failed and says why in the text', () => {
  const text = `This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its recipients.

  mission.ch@geneva.example
    SMTP error from remote mail server after RCPT TO:<mission.ch@geneva.example>:
    host mx.geneva.example [192.0.2.7]: 550 5.1.1 User unknown

------ This is a copy of your message ------
`
  expect(weigh(text, 'mission.ch@geneva.example')).toEqual([
    { recipient: 'mission.ch@geneva.example', bounced: true, hard: true, code: '5.1.1' },
  ])
  expect(weigh('nothing about whom', 'mission.ch@geneva.example')).toMatchObject([
    { bounced: true, hard: false },
  ])
})

test('a person’s message is no report', () => {
  expect(toDeliveryStatus('Hello,\n\n<a@b.example>:\nno such user')).toBeUndefined()
  expect(toDeliveryStatus('I am away until Monday.', '')).toBeUndefined()
  expect(toDeliveryStatus('x', 'not an address, @, \u0000')).toBeUndefined()
  expect(weigh(`Hi. This is the ${'<a@b.example>:\n'.repeat(100_000)}`).length).toBeLessThanOrEqual(100)
})
