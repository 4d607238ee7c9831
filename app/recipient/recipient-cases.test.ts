import { describe, expect, test } from 'vitest'
import { reference, readRealCampaign } from '../../tests/content/composition-context.ts'
import type { Campaign } from '#app/campaign/campaign.ts'
import { decideRecipient, listCasesFor, listRecipients } from './recipient.ts'

const campaign = readRealCampaign()
const { missions } = campaign.recipients
if (!missions) throw new Error('the tests need a campaign that writes to missions')
const asking = (change: Partial<typeof missions>): Campaign => ({
  ...campaign,
  recipients: { offices: [], missions: { ...missions, ...change } },
})
const { except: _except, ...withoutExcept } = missions
const askingAll: Campaign = { ...campaign, recipients: { offices: [], missions: withoutExcept } }

const idsFor = (code: string, caseId?: string, of = campaign) => {
  const state = reference.states.get(code)
  if (!state) throw new Error(code)
  return listCasesFor(of, { kind: 'mission', state }, caseId).map(({ id }) => id)
}

describe('who is written to', () => {
  test('the missions of all 193 members, each once, and no observer', () => {
    const ids = listRecipients(campaign, reference).map(({ id }) => id)
    expect(ids).toHaveLength(193)
    expect(new Set(ids).size).toBe(193)
    expect(ids).not.toContain('VA')
    expect(ids).not.toContain('PS')
  })

  test('only those that a campaign names, an observer among them if it says so', () => {
    const few = asking({ states: ['CH', 'VA'] })
    expect(listRecipients(few, reference).map(({ id }) => id)).toEqual(['CH', 'VA'])
    expect(decideRecipient(few, reference, 'VA')).toMatchObject({ ok: true, value: { id: 'VA' } })
    expect(decideRecipient(few, reference, 'KE')).toMatchObject({ ok: false, error: { code: 'not-asked' } })
  })

  test('everybody who is listed may be written to, and nobody else', () => {
    const listed = new Set(listRecipients(campaign, reference).map(({ id }) => id))
    for (const code of reference.states.keys())
      expect(decideRecipient(campaign, reference, code).ok).toBe(listed.has(code))
  })
})

describe('the cases that a mission is asked to raise', () => {
  test('all five cases', () => {
    expect(idsFor('CH')).toHaveLength(5)
    expect(campaign.cases.map(({ state }) => state).sort()).toEqual(['BI', 'BY', 'CN', 'EG', 'VE'])
  })

  test.each(['BI', 'BY', 'CN', 'EG', 'VE'])('never its own: %s gets the other four', (code) => {
    const own = campaign.cases.find((c) => c.state === code)?.id
    expect(idsFor(code)).toHaveLength(4)
    expect(idsFor(code)).not.toContain(own)
    expect(decideRecipient(campaign, reference, code, own)).toMatchObject({
      ok: false,
      error: { code: 'own-case', state: { code } },
    })
    expect(decideRecipient(campaign, reference, code).ok).toBe(true)
  })

  test('its own too, in a campaign that wants it so', () => {
    expect(idsFor('CN', undefined, askingAll)).toContain('jiang-tianyong')
    expect(decideRecipient(askingAll, reference, 'CN', 'jiang-tianyong').ok).toBe(true)
  })

  test('nothing, in a campaign whose only cases are its own', () => {
    const onlyChina: Campaign = { ...campaign, cases: campaign.cases.filter((c) => c.state === 'CN') }
    expect(decideRecipient(onlyChina, reference, 'CN')).toMatchObject({ error: { code: 'own-case' } })
  })

  test('one case, for who wants to write about it alone', () => {
    expect(idsFor('CH', 'viasna')).toEqual(['viasna'])
    expect(idsFor('CH', 'no-such-case')).toEqual([])
  })
})
