import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reference, readRealCampaign } from '../../tests/content/composition-context.ts'
import type { Campaign } from '#app/campaign/campaign.ts'
import { findRound, upcomingCouncil, findPositionInRound, roundGroups } from './round.ts'

const campaign = readRealCampaign()
const now = new Date('2026-11-21T12:00:00Z')
const round = (text: string, caseId?: string, of: Campaign = campaign) =>
  findRound(text, of, reference, now, caseId)
const idsOf = (text: string, caseId?: string, of?: Campaign) =>
  round(text, caseId, of)?.recipients.map(({ id }) => id)

describe('a round of ticked recipients', () => {
  test('goes in the order of the ticks', () => {
    expect(idsOf('KE.CH.FR')).toEqual(['KE', 'CH', 'FR'])
    expect(round('KE.CH.FR')).toMatchObject({ text: 'KE.CH.FR', group: undefined })
  })

  test('visits nobody twice, and both seats of a state once each', () => {
    expect(idsOf('CH.FR.CH.CH-new-york.FR.CH-geneva')).toEqual(['CH', 'FR', 'CH-new-york'])
  })

  test('drops recipients that are not written to, and keeps only the others in its address', () => {
    expect(round('CH.XX.PS.<script>.FR..ch')?.text).toBe('CH.FR')
  })

  test.each(['', '.', '...', 'XX', 'nobody.XX', 'constructor', '__proto__'])('of %j is none', (text) =>
    expect(round(text)).toBeUndefined(),
  )

  test('leaves out the state whose own case it is about', () => {
    expect(idsOf('CH.CN.FR', 'jiang-tianyong')).toEqual(['CH', 'FR'])
    expect(idsOf('CH.CN.FR', 'viasna')).toEqual(['CH', 'CN', 'FR'])
    expect(round('CN', 'jiang-tianyong')).toBeUndefined()
  })

  test('leaves out a state that the campaign does not write to', () => {
    const { missions } = campaign.recipients
    if (!missions) throw new Error('the tests need missions')
    const without: Campaign = {
      ...campaign,
      recipients: { offices: [], missions: { ...missions, without: [{ state: 'FR', reason: 'any' }] } },
    }
    expect(idsOf('CH.FR.KE', undefined, without)).toEqual(['CH', 'KE'])
    expect(idsOf('western-european-others', undefined, without)).not.toContain('FR')
  })

  test('of five thousand ids is cut at the limit, without delay', () => {
    const codes = [...reference.states.keys()]
    const many = Array.from({ length: 5000 }, (_, i) => codes[i % codes.length]).join('.')
    const began = process.cpuUsage().user / 1000
    expect(idsOf(many)?.length).toBeLessThanOrEqual(193)
    expect(process.cpuUsage().user / 1000 - began).toBeLessThan(500)
    expect(round(`${'XX.'.repeat(5000)}CH`)).toBeUndefined()
  })

  test('has only its own recipients in its text, whatever was requested', () => {
    const piece = fc.oneof(
      fc.constantFrom('CH', 'FR', 'CN', 'CH-new-york', 'council'),
      fc.string({ maxLength: 4 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const found = round(pieces.join('.'))
        if (!found) return
        const ids = found.recipients.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(round(found.text)?.recipients.map(({ id }) => id)).toEqual(ids)
        expect(found.text).toMatch(/^[\w.-]+$/)
      }),
    )
  })
})

describe('a round of a group', () => {
  test('of the Council has 47 members, all of them known', () => {
    expect(idsOf('council')).toHaveLength(47)
    expect(upcomingCouncil(campaign, reference, now)).toMatchObject({ complete: true, year: '2026' })
  })

  test('is the Council at the session to come, if that is in another year', () => {
    const { session } = campaign
    if (!session) throw new Error('the tests need a session')
    const coming: Campaign = { ...campaign, session: { ...session, start: '2027-02-22' } }
    expect(upcomingCouncil(coming, reference, now).year).toBe('2027')
  })

  test.each(roundGroups)(
    '%s keeps its name in the address and has only missions that are written to',
    (group) => {
      const found = round(group)
      expect(found).toMatchObject({ text: group, group })
      expect(found?.recipients.length).toBeGreaterThan(20)
      for (const { kind, state } of found?.recipients ?? []) {
        expect(kind).toBe('mission')
        if (group !== 'council') expect(state?.group).toBe(group)
      }
    },
  )

  test('the five regional groups are everybody but those in none, and nobody is in two', () => {
    const all = roundGroups.filter((group) => group !== 'council').flatMap((group) => idsOf(group) ?? [])
    expect(new Set(all).size).toBe(all.length)
    expect(all.length).toBeGreaterThan(185)
  })
})

describe('the place in a round', () => {
  const found = round('CH.FR.KE')
  if (!found) throw new Error('no round')
  const place = (id: string) => {
    const { position, total, previous, next } = findPositionInRound(found, id) ?? {}
    return [position, total, previous?.id, next?.id]
  }

  test('counts from one and knows who comes before and after', () => {
    expect(place('CH')).toEqual([1, 3, undefined, 'FR'])
    expect(place('FR')).toEqual([2, 3, 'CH', 'KE'])
    expect(place('KE')).toEqual([3, 3, 'FR', undefined])
  })

  test('of a recipient that is not in it is undefined', () => {
    expect(findPositionInRound(found, 'US')).toBeUndefined()
    expect(findPositionInRound(found, 'CH-new-york')).toBeUndefined()
  })
})
