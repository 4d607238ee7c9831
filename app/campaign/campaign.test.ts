import { describe, expect, test } from 'vitest'
import { reference, readRealCampaign } from '../../tests/content/composition-context.ts'
import { campaignStatus, resolveSchedule, type Campaign } from './campaign.ts'
import { dayInGeneva } from '#app/time/session.ts'

function following(id: string, schedule: Campaign['schedule']): Campaign {
  const session = reference.sessions.get(id)
  if (!session) throw new Error(id)
  return { ...readRealCampaign(), session, schedule }
}

describe('a schedule that follows the 51st session', () => {
  test.each([
    [{ opens: 'session-start', closes: 'dialogue' } as const, '2022-09-12', '2022-09-29'],
    [{ opens: 'session-start', closes: 'session-end' } as const, '2022-09-12', '2022-10-07'],
    [{ closes: 'dialogue' } as const, undefined, '2022-09-29'],
    [{ opens: '2022-08-01', closes: 'dialogue' } as const, '2022-08-01', '2022-09-29'],
    ['evergreen' as const, undefined, undefined],
  ])('%j', (schedule, opens, closes) =>
    expect({ opens: undefined, closes: undefined, ...resolveSchedule(following('hrc51', schedule)) }).toEqual(
      {
        opens,
        closes,
      },
    ),
  )

  test.each([
    ['2022-09-11T21:59:00Z', 'not-yet'],
    // Geneva is two hours ahead in summer.
    ['2022-09-11T22:00:00Z', 'open'],
    ['2022-09-29T21:59:00Z', 'open'],
    ['2022-09-29T22:00:00Z', 'closed'],
  ])('at %s: %s', (moment, opening) => {
    const campaign = following('hrc51', { opens: 'session-start', closes: 'dialogue' })
    expect(campaignStatus(campaign, dayInGeneva(new Date(moment)))).toBe(opening)
  })
})

describe('unknown dates are left open', () => {
  test.each([
    ['62nd: no dates at all', 'hrc62', {}],
    ['63rd: a beginning and no end', 'hrc63', { opens: '2026-09-07' }],
    ['64th: not announced', 'hrc64', {}],
  ])('%s', (_what, id, expected) => {
    for (const closes of ['dialogue', 'session-end'] as const)
      expect(resolveSchedule(following(id, { opens: 'session-start', closes }))).toEqual({
        opens: undefined,
        closes: undefined,
        ...expected,
      })
  })

  test('the 63rd opens on its first day and stays open', () => {
    const campaign = following('hrc63', { opens: 'session-start', closes: 'dialogue' })
    expect(campaignStatus(campaign, '2026-09-06')).toBe('not-yet')
    expect(campaignStatus(campaign, '2026-09-07')).toBe('open')
    expect(campaignStatus(campaign, '2030-01-01')).toBe('open')
  })

  test('the 64th is open all the time', () =>
    expect(
      campaignStatus(following('hrc64', { opens: 'session-start', closes: 'session-end' }), '2026-11-21'),
    ).toBe('open'))
})

test('a session that holds no dialogue closes the campaign with its end', () => {
  const campaign = following('hrc59', { closes: 'dialogue' })
  expect(campaignStatus(campaign, '2025-07-09')).toBe('open')
  expect(campaignStatus(campaign, '2025-07-10')).toBe('closed')
})
