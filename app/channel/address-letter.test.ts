import { expect, test } from 'vitest'
import type { Campaign } from '#app/campaign/campaign.ts'
import type { Directory } from '#app/recipient/address.ts'
import type { OfficeRecipient } from '#app/recipient/recipient.ts'
import type { Reference } from '#app/reference/reference.ts'
import { addressLetter } from './address-letter.ts'

const office = (id: string, cc: string[] = []) => ({ id, cc }) as unknown as OfficeRecipient['office']
const president = office('president', ['minister', 'deputy', 'parliament', 'nobody', 'president'])
const offices = [president, office('minister'), office('deputy'), office('parliament')]
const campaign = { recipients: { offices } } as unknown as Campaign
const reference = { states: new Map() } as unknown as Reference
const recipient: OfficeRecipient = { id: 'president', kind: 'office', office: president }

const known: Record<string, ReturnType<Directory>> = {
  president: { email: 'office@p.example', postal: ['The President', '1 Street'], status: 'confirmed' },
  minister: { email: 'minister@m.example', status: 'confirmed' },
  deputy: { email: 'Minister@m.example', status: 'confirmed' },
  parliament: { postal: ['Parliament'], status: 'confirmed' },
}
const directory: Directory = ({ id }) => known[id]

test('copies go to recipients with an email, each mailbox once, and never to the recipient itself', () => {
  const { to, cc, postal } = addressLetter(campaign, reference, directory, recipient)
  expect(to.map(({ email }) => email)).toEqual(['office@p.example'])
  expect(cc.map(({ email }) => email)).toEqual(['minister@m.example'])
  expect(postal).toEqual(['The President', '1 Street'])
})

test('an address that may not be used is in no link', () => {
  const { to, cc, postal } = addressLetter(campaign, reference, () => undefined, recipient)
  expect([to, cc, postal]).toEqual([[], [], undefined])
})
