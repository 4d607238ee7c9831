import { describe, expect, test } from 'vitest'
import { reference, readRealCampaign, compositionContextAt } from '../../tests/content/composition-context.ts'
import { caseWords, campaignWords } from '#app/campaign/campaign.ts'
import { decideRecipient, listCasesFor, listMissions } from '#app/recipient/recipient.ts'
import { formatStateName } from '#app/reference/state.ts'
import { isOnCouncil } from '#app/reference/council.ts'
import { maxLetterFormLengths } from './editing/letter-form.ts'
import { prepareLetterComposer } from './compose-letter.ts'

const campaign = readRealCampaign()
const today = '2026-11-21T12:00:00Z'
const recipients = listMissions(campaign, reference)

function letterTo(
  code: string,
  lang: string,
  { caseId, moment = today }: { caseId?: string; moment?: string } = {},
) {
  const recipient = decideRecipient(campaign, reference, code, caseId)
  if (!recipient.ok) throw new Error(recipient.error.code)
  return prepareLetterComposer(campaign, lang, compositionContextAt(moment))(recipient.value, caseId)
}

describe.each(campaign.languages)('every letter in %s', (lang) => {
  const compose = prepareLetterComposer(campaign, lang, compositionContextAt(today))
  const conventions = reference.conventions.get(lang)
  if (!conventions) throw new Error(`no conventions for ${lang}`)

  test('goes to 193 missions', () => expect(recipients).toHaveLength(193))

  test.each([undefined, ...campaign.cases.map((c) => c.id)])(
    'about %s is right for each mission',
    (caseId) => {
      for (const recipient of recipients) {
        const cases = listCasesFor(campaign, recipient, caseId)
        if (cases.length === 0) continue
        const { subject, text } = compose(recipient, caseId)
        const lines = text.split('\n')
        const where = `${recipient.id} ${lang} ${caseId}`
        expect(lines.slice(0, 2).join(' '), where).toContain(
          recipient.state.of[lang] ?? formatStateName(recipient.state, lang),
        )
        expect(lines[3], where).toBe(conventions.salutation)
        expect(lines.at(-1), where).toBe(conventions.closing)
        expect(`${subject}\n${text}`, where).not.toMatch(/undefined|null|\{|\}|\[object|\n\n\n|[ \t]$| {2}/m)
        expect(subject.length, where).toBeLessThanOrEqual(78)
        expect(text.length, where).toBeLessThanOrEqual(maxLetterFormLengths.text)
        const onCouncil = isOnCouncil(reference.councilSeats, recipient.id, today) === true
        expect(text.includes('2026'), where).toBe(onCouncil)
      }
    },
  )

  test('says nothing of the state’s own case, and speaks of every other', () => {
    for (const own of campaign.cases) {
      const { text, cases } = letterTo(own.state, lang)
      expect(cases).toEqual(campaign.cases.filter((c) => c.state !== own.state).map((c) => c.id))
      for (const c of campaign.cases) {
        const { name, letter } = caseWords(campaign, lang, c.id)
        expect(text.includes(letter), `${own.state} ${c.id}`).toBe(c.state !== own.state)
        if (c === own) expect(text).not.toContain(name)
      }
    }
  })
})

test('a state is not written to about its own case alone', () => {
  expect(decideRecipient(campaign, reference, 'CN', 'jiang-tianyong')).toMatchObject({
    ok: false,
    error: { code: 'own-case' },
  })
})

describe('the phase of the session decides the request', () => {
  test.each([
    ['before', '2022-09-01T12:00:00Z'],
    ['session', '2022-09-20T12:00:00Z'],
    ['day', '2022-09-28T22:30:00Z'],
    ['after', '2022-09-29T22:30:00Z'],
  ] as const)('%s, at %s', (phase, moment) => {
    const [wanted = ''] = [campaignWords(campaign, 'en').letter.request[phase] ?? ''].flat()
    const parts = wanted.split(/\{[a-z]+\}/).filter((part) => part.length > 12)
    const { text } = letterTo('CH', 'en', { moment })
    expect(parts.length).toBeGreaterThan(0)
    for (const part of parts) expect(text).toContain(part)
  })
})

describe('letters to offices, by post and with copies, read by eye', () => {
  const kazakhstan = readRealCampaign('kazakhstan-data-agreement')
  test.each([
    ['kz-president', 'ru'],
    ['kz-president', 'en'],
    ['kz-president', 'zh'],
    ['kz-parliament', 'ru'],
    ['kz-parliament', 'en'],
  ])('%s in %s', async (id, lang) => {
    const recipient = decideRecipient(kazakhstan, reference, id)
    if (!recipient.ok) throw new Error(recipient.error.code)
    const { subject, text, foot } = prepareLetterComposer(
      kazakhstan,
      lang,
      compositionContextAt(today),
    )(recipient.value)
    await expect(`${subject}\n\n${text}\n\n${foot}\n`).toMatchFileSnapshot(
      `../../tests/content/golden/${id}.${lang}.txt`,
    )
  })
})

describe('letters read by eye', () => {
  test.each([
    ['CH.en', 'CH', 'en', {}],
    ['CN.zh', 'CN', 'zh', {}],
    ['EG.ar', 'EG', 'ar', {}],
    ['FR.fr', 'FR', 'fr', {}],
    ['RU.ru', 'RU', 'ru', {}],
    ['MX.es', 'MX', 'es', {}],
    ['AT.de', 'AT', 'de', {}],
    ['GB.en.jiang-tianyong', 'GB', 'en', { caseId: 'jiang-tianyong' }],
    ['FR.zh.viasna', 'FR', 'zh', { caseId: 'viasna' }],
    ['QA.ar.viasna', 'QA', 'ar', { caseId: 'viasna' }],
    ['SN.fr.burundi-lawyers', 'SN', 'fr', { caseId: 'burundi-lawyers' }],
    ['KZ.ru.ibrahim-metwally-hegazy', 'KZ', 'ru', { caseId: 'ibrahim-metwally-hegazy' }],
    ['CL.es.venezuela-organisations', 'CL', 'es', { caseId: 'venezuela-organisations' }],
    ['DE.de.jiang-tianyong', 'DE', 'de', { caseId: 'jiang-tianyong' }],
    ['CH-new-york.fr', 'CH-new-york', 'fr', {}],
    ['DE.en.before', 'DE', 'en', { moment: '2022-09-01T12:00:00Z' }],
    ['JP.zh.day', 'JP', 'zh', { moment: '2022-09-29T10:00:00Z' }],
  ] as const)('%s', async (name, code, lang, more) => {
    const { subject, text } = letterTo(code, lang, more)
    await expect(`${subject}\n\n${text}\n`).toMatchFileSnapshot(`../../tests/content/golden/${name}.txt`)
  })
})
