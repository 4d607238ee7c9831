import { expect, test } from 'vitest'
import { reference, requireRealCampaign } from '../../../tests/content/world.ts'
import {
  chooseLetterLanguage,
  decideRecipient,
  listRecipients,
  showMission,
  type Recipient,
} from './recipient.ts'

const campaign = requireRealCampaign()
const conventions = (lang: string) => {
  const found = reference.conventions.get(lang)
  if (!found) throw new Error(lang)
  return found
}
const recipientOf = (code: string): Recipient => {
  const decision = decideRecipient(campaign, reference, code)
  if (!decision.ok) throw new Error(code)
  return decision.value
}
const state = (code: string) => recipientOf(code).state

test('all means the 193 members; the two observers are not asked, and nobody else is a state', () => {
  expect(listRecipients(campaign, reference).map(({ id }) => id)).not.toContain('PS')
  expect(decideRecipient(campaign, reference, 'PS')).toMatchObject({
    ok: false,
    error: { code: 'not-asked' },
  })
  for (const code of ['XX', '', 'ch', '__proto__', 'constructor'])
    expect(decideRecipient(campaign, reference, code)).toEqual({
      ok: false,
      error: { code: 'unknown-state' },
    })
})

test('a list means those on it', () => {
  const listed = { ...campaign, recipients: { missions: { seat: 'geneva' as const, states: ['CH', 'PS'] } } }
  expect(listRecipients(listed, reference).map(({ id }) => id)).toEqual(['CH', 'PS'])
  expect(decideRecipient(listed, reference, 'FR')).toMatchObject({ ok: false, error: { code: 'not-asked' } })
})

test('missions are named as the UN names states', () => {
  expect(showMission(recipientOf('GM'), conventions('en'))).toMatch(/^Permanent Mission of the Gambia to /)
  expect(showMission(recipientOf('CI'), conventions('en'))).toMatch(/^Permanent Mission of Côte d'Ivoire to /)
  expect(showMission(recipientOf('GB'), conventions('zh'))).toBe(
    '大不列颠及北爱尔兰联合王国常驻联合国日内瓦办事处和瑞士其他国际组织代表团',
  )
})

test('a name whose "of" form no source gives stands without grammar', () => {
  const bare = { ...recipientOf('CH'), state: { ...state('CH'), of: {} } }
  expect(showMission(bare, conventions('en'))).toMatch(/^Permanent Mission – Switzerland – to /)
})

test('a mission is written to in its official language if that is exactly one we write, else in English', () => {
  expect([
    chooseLetterLanguage(state('CN'), ['zh', 'en']),
    chooseLetterLanguage(state('GB'), ['zh', 'en']),
  ]).toEqual(['zh', 'en'])
  expect(chooseLetterLanguage(state('CH'), ['zh', 'en'])).toBe('en')
  expect(chooseLetterLanguage(state('CH'), ['zh'])).toBe('zh')
})
