import { describe, expect, test } from 'vitest'
import {
  reference,
  readRealCampaign,
  compositionContextAt,
} from '../../../tests/content/composition-context.ts'
import { decideRecipient } from '#app/recipient/recipient.ts'
import { alignLetters, listParagraphs } from './align-letters.ts'
import { prepareLetterComposer } from '#app/letter/compose-letter.ts'
import { chooseBySeed } from '#app/letter/wording.ts'

test('each paragraph is next to the one that says the same', () => {
  expect(alignLetters('To\nwhom\n\nDear\n\nText', 'À\nqui\n\nCher\n\nTexte')).toEqual([
    { sent: 'To\nwhom', reading: 'À\nqui' },
    { sent: 'Dear', reading: 'Cher' },
    { sent: 'Text', reading: 'Texte' },
  ])
})

test('two letters with different numbers of paragraphs are not aligned', () => {
  expect(alignLetters('One\n\nTwo', 'Un')).toBeUndefined()
})

test('several empty lines separate once', () => {
  expect(listParagraphs('One\n\n\n\nTwo')).toEqual(['One', 'Two'])
})

describe('every pair of languages', () => {
  const campaign = readRealCampaign()
  const context = compositionContextAt('2026-11-21T12:00:00Z')
  const composers = campaign.languages.map(
    (lang) => [lang, prepareLetterComposer(campaign, lang, context)] as const,
  )

  test.each(['CH', 'CN', 'FR', 'CH-new-york'])(
    'reads the letter to %s part by part, in every wording',
    (id) => {
      for (const caseId of [undefined, 'viasna']) {
        const decision = decideRecipient(campaign, reference, id, caseId)
        if (!decision.ok) throw new Error(id)
        const texts = (seed: number) =>
          composers.map(([, compose]) => compose(decision.value, caseId, chooseBySeed(seed)))
        const wordings = texts(0)[0]?.wordings ?? 0
        expect(wordings).toBeGreaterThan(1)
        const wrong: string[] = []
        for (let seed = 0; seed < wordings; seed++) {
          const all = texts(seed).map(({ lang, text }) => ({
            lang,
            text,
            parts: listParagraphs(text).length,
          }))
          for (const sent of all)
            for (const reading of all) {
              const pairs = alignLetters(sent.text, reading.text)
              // A fact that needs no language is in the same row.
              const linkRow = (side: 'sent' | 'reading') =>
                pairs?.findIndex((pair) => pair[side].includes('https://'))
              const isAligned =
                pairs?.length === sent.parts &&
                pairs.every((pair) => pair.sent.trim() !== '' && pair.reading.trim() !== '') &&
                linkRow('sent') === linkRow('reading')
              if (!isAligned) wrong.push(`${sent.lang} beside ${reading.lang}, wording ${seed}`)
            }
        }
        expect(wrong).toEqual([])
      }
    },
  )
})
