import { expect, test } from 'vitest'
import type { Campaign } from '#app/campaign/campaign.ts'
import { decideParticipation, dedupPurpose } from './participation.ts'

const campaign = (schedule: Campaign['schedule']) =>
  ({ slug: 'c', schedule, cases: [{ id: 'viasna' }] }) as unknown as Campaign
const evergreen = campaign('evergreen')
const now = new Date('2026-11-21T23:30:00Z')
const prepared = { kind: 'prepared', recipient: 'CH', language: 'en' } as const
const shared = { kind: 'shared', network: 'x', language: 'zh' } as const

test('what is recorded has a day and no time', () => {
  const decision = decideParticipation(evergreen, { ...prepared, caseId: 'viasna' }, now)
  expect(decision).toEqual({
    ok: true,
    value: {
      campaign: 'c',
      kind: 'prepared',
      recipient: 'CH',
      caseId: 'viasna',
      network: null,
      language: 'en',
      day: '2026-11-21',
    },
  })
})

test('a campaign that is over takes no letters, and can still be shared', () => {
  const over = campaign({ opens: '2026-01-01', closes: '2026-11-21' })
  // 23:30 UTC is past midnight in Geneva.
  expect(decideParticipation(over, prepared, now)).toEqual({ ok: false, error: { code: 'closed' } })
  expect(decideParticipation(over, shared, now).ok).toBe(true)
  expect(decideParticipation(over, prepared, new Date('2026-11-21T12:00:00Z')).ok).toBe(true)
})

test('a case or a network that is none is refused', () => {
  expect(decideParticipation(evergreen, { ...prepared, caseId: 'nobody' }, now).ok).toBe(false)
  expect(decideParticipation(evergreen, { ...shared, network: 'myspace' }, now).ok).toBe(false)
})

test('one token counts once for each mission and each kind, and once for each post of each network', () => {
  const purposes = [
    prepared,
    { ...prepared, recipient: 'FR' },
    { ...prepared, kind: 'reported' as const },
    shared,
    { ...shared, network: 'bluesky' },
    { ...shared, caseId: 'viasna' },
  ].map((action) => {
    const decision = decideParticipation(evergreen, action, now)
    return decision.ok ? dedupPurpose(decision.value) : 'refused'
  })
  expect(new Set(purposes).size).toBe(6)
})
