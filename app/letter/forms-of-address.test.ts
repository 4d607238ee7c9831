import { describe, expect, test } from 'vitest'
import { reference, readRealCampaign } from '../../tests/content/composition-context.ts'
import type { Campaign } from '#app/campaign/campaign.ts'
import { findRecipient, type Recipient } from '#app/recipient/recipient.ts'
import { prepareFormsOfAddress } from './forms-of-address.ts'

const real = readRealCampaign()
const office = { id: 'a-president', kind: 'head-of-state', cc: [] } as const
const withWords = (closing?: string): Campaign => ({
  ...real,
  recipients: { ...real.recipients, offices: [{ ...office, cc: [] }] },
  words: new Map(
    [...real.words].map(([lang, words]) => [
      lang,
      {
        ...words,
        offices: {
          'a-president': {
            name: `President in ${lang}`,
            salutation: 'Mr President,',
            ...(closing ? { closing } : {}),
          },
        },
      },
    ]),
  ),
})

const address = (campaign: Campaign, id: string, lang: string) => {
  const conventions = reference.conventions.get(lang)
  const recipient: Recipient | undefined = findRecipient(campaign, reference, id)
  if (!conventions || !recipient) throw new Error(`${id} in ${lang}`)
  return prepareFormsOfAddress(campaign, conventions)(recipient)
}

describe('a mission', () => {
  test('is addressed by its office and its name, in the custom of the language', () => {
    expect(address(real, 'CH', 'en')).toMatchObject({
      office: 'The Permanent Representative',
      mission: expect.stringMatching(/^Permanent Mission of Switzerland .*Geneva/) as string,
      salutation: 'Excellency,',
    })
  })

  test('in New York is another one than in Geneva, in every language', () => {
    for (const lang of real.languages) {
      const [geneva, newYork] = [address(real, 'CH', lang), address(real, 'CH-new-york', lang)]
      expect(newYork.mission).not.toBe(geneva.mission)
      expect(newYork.heading).toBe(newYork.mission)
    }
  })

  test.each(real.languages)('of every state has a whole name in %s', (lang) => {
    for (const code of reference.states.keys())
      expect(address(real, code, lang).heading).not.toMatch(/[{}]|undefined|^\s|\s$|\s{2}/)
  })
})

describe('an office', () => {
  test('is addressed by the campaign’s words, without a mission', () => {
    expect(address(withWords(), 'a-president', 'fr')).toMatchObject({
      office: 'President in fr',
      heading: 'President in fr',
      mission: '',
      salutation: 'Mr President,',
    })
  })

  test('is closed as missions are, unless its words close otherwise', () => {
    const usual = reference.conventions.get('en')?.closing
    expect(address(withWords(), 'a-president', 'en').closing).toBe(usual)
    expect(address(withWords('Yours faithfully,'), 'a-president', 'en').closing).toBe('Yours faithfully,')
  })

  test('without words is an error, which the check prevents', () => {
    const silent: Campaign = { ...withWords(), words: real.words }
    expect(() => address(silent, 'a-president', 'en')).toThrow('no words for the office a-president in en')
  })
})
