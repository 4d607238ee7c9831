import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MailableAddress } from '#app/recipient/address.ts'
import type { ChannelPlan, OutgoingLetter } from './channel.ts'
import { unknownDevice } from './device.ts'
import { channels, linkServices, planChannels } from './plan-channels.ts'

const to: MailableAddress[] = [{ email: 'a@x.example', status: 'demo' }]
const short = { subject: 'Subject', text: 'Text' }
const plan = (outgoing: Partial<OutgoingLetter>) =>
  planChannels({ letter: short, to, cc: [], device: unknownDevice, ...outgoing })
const fitting = (plans: ChannelPlan[]) => plans.filter(({ fits }) => fits).map(({ id }) => id)
const reasons = (plans: ChannelPlan[]) =>
  Object.fromEntries(plans.flatMap(({ id, reason }) => (reason === undefined ? [] : [[id, reason]])))

test('a short letter to a known address fits every channel, the own mail program first, paper last', () => {
  const plans = plan({})
  expect(plans.map(({ id }) => id)).toEqual([
    'mailto',
    'gmail',
    'outlook',
    'outlook-work',
    'yahoo',
    'proton',
    'mailto-paste',
    'gmail-paste',
    'outlook-paste',
    'outlook-work-paste',
    'yahoo-paste',
    'proton-paste',
    'copy',
    'eml',
    'pdf',
    'print',
  ])
  expect(plans.every(({ fits }) => fits)).toBe(true)
})

test('for a mission without an email, paper comes first, and every other channel says why not', () => {
  const plans = plan({ to: [], postal: ['Rue X 1', 'Geneva'] })
  expect(fitting(plans)).toEqual(['pdf', 'print', 'copy'])
  expect(plans.slice(0, 2).map(({ id }) => id)).toEqual(['pdf', 'print'])
  expect(plans.filter(({ fits }) => !fits).every(({ reason }) => reason === 'no-address')).toBe(true)
})

describe('each service has its own budget', () => {
  test.each(linkServices.map(({ id, limit }) => [id, limit] as const))(
    '%s takes a link of %d characters and not one more',
    (id, limit) => {
      const of = (length: number) =>
        plan({ letter: { subject: 's', text: 'a'.repeat(length) } }).find((p) => p.id === id)
      const frame = of(0)?.length ?? 0
      expect(of(limit - frame)).toMatchObject({ fits: true, length: limit, limit })
      const long = of(limit - frame + 1)
      expect(long).toEqual({ id, kind: 'link', fits: false, length: limit + 1, limit, reason: 'too-long' })
    },
  )

  test('400 Chinese characters are too much for a mail program and fit where 7,200 do', () => {
    const plans = plan({ letter: { subject: '请关注', text: '报'.repeat(400) } })
    expect(fitting(plans.filter(({ kind }) => kind === 'link'))).toEqual(['outlook'])
  })
})

test('a letter of 5,000 Chinese characters goes by copy, draft and paper; address and subject still fit each link', () => {
  const plans = plan({ letter: { subject: '请关注', text: '报'.repeat(5000) } })
  expect(fitting(plans)).toEqual([
    ...linkServices.map(({ id }) => `${id}-paste`),
    'copy',
    'eml',
    'pdf',
    'print',
  ])
  expect(plans.find(({ id }) => id === 'gmail-paste')).toMatchObject({ kind: 'paste', insteadOf: 'gmail' })
})

test('a subject that is too long for a link is only copied', () => {
  const plans = plan({ letter: { subject: '题'.repeat(200), text: 'x'.repeat(6000) } })
  expect(reasons(plans)).toMatchObject({ mailto: 'too-long', 'mailto-paste': 'too-long' })
  expect(fitting(plans)).toContain('copy')
})

test.each(['android', 'ios'] as const)(
  'on a phone (%s) the own mail program, copy and paper are left',
  (system) => {
    const plans = plan({ device: { system } })
    expect(fitting(plans)).toEqual(['mailto', 'mailto-paste', 'copy', 'pdf', 'print'])
    expect(reasons(plans)).toMatchObject({ gmail: 'device', eml: 'device' })
  },
)

test('a letter with tags is not offered through the service that would interpret them', () => {
  expect(reasons(plan({ letter: { subject: 's', text: 'see <b>this</b>' } }))).toEqual({ proton: 'markup' })
})

test('every link includes the copies', () => {
  const plans = plan({ cc: [{ email: 'copy@y.example', status: 'demo' }] })
  const links = plans.flatMap(({ url }) =>
    url === undefined ? [] : [decodeURIComponent(decodeURIComponent(url))],
  )
  expect(links).toHaveLength(12)
  for (const link of links) expect(link).toContain('cc=copy@y.example')
})

test('for any letter, each channel has a link that is short enough, or a reason', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary', maxLength: 3000 }),
      (subject, text) => {
        const plans = plan({ letter: { subject, text } })
        expect(plans).toHaveLength(channels.length)
        for (const { kind, fits, url, length, limit, reason } of plans) {
          expect(fits).toBe(reason === undefined)
          if (kind !== 'link' && kind !== 'paste') continue
          expect(url !== undefined).toBe(fits)
          if (url !== undefined) expect([url.length, url.length <= (limit ?? 0)]).toEqual([length, true])
        }
      },
    ),
  )
})
