import { expect, test } from 'vitest'
import { readCampaign, reference, slug } from '../../../tests/flow/support/campaign.ts'
import type { Address } from '#app/recipient/address.ts'
import { createAddressResolver } from './recipient-address.server.ts'

const campaigns = new Map([[slug, readCampaign()]])
const letter = { campaign: slug, recipient: 'CH', caseId: null }
const monday = '2026-03-02T10:00:00Z'
const find = (address: Address | undefined, more: Partial<typeof letter> = {}, demo = false, at = monday) => {
  const now = () => new Date(at)
  const found = createAddressResolver({ campaigns, reference, directory: () => () => address, now }, demo)
  const outcome = found({ ...letter, ...more })
  return outcome.ok ? outcome.value : outcome.error
}
const email = 'mission@ch.example'

test.each<[string, Address | undefined, string]>([
  ['was checked gets the letter', { email, status: 'confirmed' }, email],
  ['is not known any more gets none', undefined, 'address-unknown'],
  ['is a postal one only gets none', { status: 'confirmed' }, 'address-unknown'],
  ['bounced gets none', { status: 'bounced' }, 'address-bounced'],
  ['wants no letters gets none', { status: 'opted-out' }, 'address-opted-out'],
  ['was checked too long ago gets none', { email, status: 'expired' }, 'address-expired'],
  ['nobody checked gets none', { email, status: 'unverified' }, 'address-unverified'],
  ['is made up gets none outside a demonstration', { email, status: 'demo' }, 'address-demo'],
])('an address that %s', (_what, address, outcome) => expect(find(address)).toBe(outcome))

test('in a demonstration a made-up address gets the letter', () => {
  expect(find({ email, status: 'demo' }, {}, true)).toBe(email)
})

test('after the last day of its campaign a letter is not sent', () => {
  const closing = { ...readCampaign(), schedule: { opens: '2026-02-01', closes: '2026-03-02' } }
  const directory = () => () => ({ email, status: 'confirmed' as const })
  const outcome = (at: string) => {
    const parts = { campaigns: new Map([[slug, closing]]), reference, directory, now: () => new Date(at) }
    return createAddressResolver(parts, false)(letter)
  }
  expect(outcome('2026-03-02T22:59:59Z')).toEqual({ ok: true, value: email })
  expect(outcome('2026-03-02T23:00:00Z')).toEqual({ ok: false, error: 'campaign-closed' })
})

test('a recipient removed from the campaign gets nothing, and none does when the campaign is gone', () => {
  expect(find({ email, status: 'confirmed' }, { recipient: 'QQ' })).toBe('recipient-not-asked')
  expect(find({ email, status: 'confirmed' }, { campaign: 'gone' })).toBe('campaign-unknown')
})
