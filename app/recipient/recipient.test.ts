import { describe, expect, test } from 'vitest'
import { reference, readRealCampaign } from '../../tests/content/composition-context.ts'
import type { Campaign } from '#app/campaign/campaign.ts'
import { formatMission } from './mission-name.ts'
import { decideRecipient, findRecipient, listCopies, listRecipients, type Office } from './recipient.ts'

const campaign = readRealCampaign()
type Missions = NonNullable<Campaign['recipients']['missions']>
const writingTo = (missions: Partial<Missions>, offices: Office[] = []): Campaign => ({
  ...campaign,
  recipients: { missions: { seat: 'geneva', states: 'all', without: [], cc: [], ...missions }, offices },
})
const idsOf = (of: Campaign) => listRecipients(of, reference).map(({ id }) => id)
const conventions = (lang: string) => {
  const found = reference.conventions.get(lang)
  if (!found) throw new Error(lang)
  return found
}
const missionOf = (id: string) => {
  const found = findRecipient(campaign, reference, id)
  if (found?.kind !== 'mission') throw new Error(id)
  return found
}
const president: Office = {
  id: 'kz-president',
  kind: 'head-of-state',
  state: 'KZ',
  cc: ['KZ', 'KZ-new-york'],
}

describe('missions by rule', () => {
  test('all means the 193 members, without the two observers', () => {
    expect(idsOf(campaign)).toHaveLength(193)
    expect(decideRecipient(campaign, reference, 'PS')).toMatchObject({ error: { code: 'not-asked' } })
    for (const code of ['XX', '', 'ch', '__proto__', 'constructor', 'CH-paris', 'CH-'])
      expect(decideRecipient(campaign, reference, code)).toEqual({
        ok: false,
        error: { code: 'unknown-recipient' },
      })
  })

  test('a list means those on it', () => {
    const listed = writingTo({ states: ['CH', 'PS'] })
    expect(idsOf(listed)).toEqual(['CH', 'PS'])
    expect(decideRecipient(listed, reference, 'FR')).toMatchObject({ error: { code: 'not-asked' } })
  })

  test('the Council means its 47 members while the session sits: in September 2022 Czechia, no longer Russia', () => {
    const council = idsOf(writingTo({ states: 'council' }))
    expect(council).toHaveLength(47)
    expect(council).toContain('CZ')
    expect(council).not.toContain('RU')
  })

  test('a regional group means its members, and rules can be joined', () => {
    expect(idsOf(writingTo({ states: 'african' }))).toHaveLength(54)
    const joined = idsOf(writingTo({ states: ['african', 'CH', 'KE'] }))
    expect(joined).toHaveLength(55)
    expect(joined).toContain('CH')
  })

  test('a state that is left out is not written to, and the reason is given', () => {
    const without = writingTo({ without: [{ state: 'CH', reason: 'host' }] })
    expect(idsOf(without)).toHaveLength(192)
    expect(decideRecipient(without, reference, 'CH')).toMatchObject({
      error: { code: 'left-out', reason: 'host' },
    })
  })
})

describe('seats', () => {
  test('each mission can be written to in the other city too', () => {
    expect(decideRecipient(campaign, reference, 'CH-new-york')).toMatchObject({
      value: { id: 'CH-new-york', seat: 'new-york', state: { code: 'CH' } },
    })
    expect(decideRecipient(campaign, reference, 'CH-geneva')).toMatchObject({
      value: { id: 'CH', seat: 'geneva' },
    })
  })

  test('in a campaign that writes to New York, the bare code means New York', () => {
    const there = writingTo({ seat: 'new-york' })
    expect(decideRecipient(there, reference, 'CH')).toMatchObject({ value: { id: 'CH', seat: 'new-york' } })
    expect(decideRecipient(there, reference, 'CH-geneva')).toMatchObject({ value: { id: 'CH-geneva' } })
  })
})

describe('offices', () => {
  const offices = writingTo({ states: ['CH'] }, [president])

  test('come first and are found by their id', () => {
    expect(idsOf(offices)).toEqual(['kz-president', 'CH'])
    expect(decideRecipient(offices, reference, 'kz-president')).toMatchObject({
      value: { kind: 'office', state: { code: 'KZ' } },
    })
  })

  test('have their own copies, missions of states that get no letter themselves among them', () => {
    const [office] = listRecipients(offices, reference)
    if (!office) throw new Error('no office')
    expect(listCopies(offices, reference, office).map(({ id }) => id)).toEqual(['KZ', 'KZ-new-york'])
  })

  test('nobody gets a copy of a letter to itself', () => {
    const copies = writingTo({ states: ['CH'], cc: ['CH', 'KZ'] })
    expect(listCopies(copies, reference, missionOf('CH')).map(({ id }) => id)).toEqual(['KZ'])
  })

  test('are asked about cases of their own state: the exception is for missions', () => {
    const own = writingTo({ states: ['CH'], except: 'own-case' }, [{ ...president, state: 'CN' }])
    expect(decideRecipient(own, reference, 'kz-president', 'jiang-tianyong').ok).toBe(true)
  })
})

describe('names', () => {
  test('missions are named as the UN names states', () => {
    expect(formatMission(missionOf('GM'), conventions('en'))).toMatch(/^Permanent Mission of the Gambia to /)
    expect(formatMission(missionOf('CI'), conventions('en'))).toMatch(
      /^Permanent Mission of Côte d'Ivoire to /,
    )
    expect(formatMission(missionOf('GB'), conventions('zh'))).toBe(
      '大不列颠及北爱尔兰联合王国常驻联合国日内瓦办事处和瑞士其他国际组织代表团',
    )
    expect(formatMission(missionOf('GM'), conventions('fr'))).toMatch(
      /^Mission permanente de la Gambie auprès/,
    )
    expect(formatMission(missionOf('SV-new-york'), conventions('es'))).toMatch(
      /^Misión Permanente de El Salvador/,
    )
  })

  test('where no source gives the genitive, the name is used without grammar', () => {
    const bare = { ...missionOf('CH'), state: { ...missionOf('CH').state, of: {} } }
    expect(formatMission(bare, conventions('en'))).toMatch(/^Permanent Mission – Switzerland – to /)
    for (const lang of ['ru', 'ar', 'de']) {
      const shown = formatMission(missionOf('CH'), conventions(lang))
      expect(shown).toMatch(/Швейцария|سويسرا|Schweiz/)
      expect(shown).not.toMatch(/[{}]/)
    }
  })

  test('in German, which the UN gives no names in, the name comes from CLDR', () => {
    expect(formatMission(missionOf('CI'), conventions('de'))).toContain('Côte d’Ivoire')
  })
})
