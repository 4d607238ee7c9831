import { expect, test } from 'vitest'
import { reference, readRealCampaign } from '../../tests/content/composition-context.ts'
import { caseWords } from '#app/campaign/campaign.ts'
import { formatStateName } from '#app/reference/state.ts'
import { prepareCaseTexts } from './case-texts.ts'

const campaign = readRealCampaign()

test.each(campaign.languages)(
  'a letter in %s tells each case in its own words, shorter beside others',
  (lang) => {
    const tell = prepareCaseTexts(campaign, lang, reference)
    for (const { id, state } of campaign.cases) {
      const words = caseWords(campaign, lang, id)
      const found = reference.states.get(state)
      if (!found) throw new Error(state)
      const name = { name: words.name, state: formatStateName(found, lang) }
      expect(tell(id)).toEqual({
        several: { ...name, text: words.letter },
        alone: { ...name, text: words['letter-alone'] },
      })
    }
  },
)

test('a case that the campaign does not have is an error', () => {
  const tell = prepareCaseTexts(campaign, 'en', reference)
  expect(() => tell('nobody')).toThrow('campaign end-reprisals has no case nobody')
})
