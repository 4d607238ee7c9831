import { describe, expect, test } from 'vitest'
import {
  reference,
  readRealCampaign,
  compositionContextAt,
} from '../../../tests/content/composition-context.ts'
import { decideRecipient } from '#app/recipient/recipient.ts'
import { prepareLetterComposer } from '#app/letter/compose-letter.ts'
import { signLetter } from '#app/letter/editing/letter-form.ts'
import { chooseBySeed } from '#app/letter/wording.ts'
import { extractOwnWords, collectComposedSentences } from './own-words.ts'

const campaign = readRealCampaign()

function writeTo(id: string, lang: string) {
  const decision = decideRecipient(campaign, reference, id, undefined)
  if (!decision.ok) throw new Error(decision.error.code)
  const compose = prepareLetterComposer(campaign, lang, compositionContextAt('2026-03-02T10:00:00Z'))
  const composed = collectComposedSentences(compose, decision.value)
  const write = (
    form: { subject?: string; text?: string; why?: string; name?: string; town?: string },
    seed = 0,
  ) => {
    const letter = compose(decision.value, undefined, chooseBySeed(seed))
    const own = { subject: letter.subject, text: letter.text, why: '', name: 'Ana Pérez', town: '', ...form }
    const signed = signLetter(own, letter)
    if (!signed.ok) throw new Error('too long')
    return extractOwnWords({ ...signed.value, name: own.name }, composed)
  }
  return { write, letter: compose(decision.value), wordings: compose(decision.value).wordings }
}

describe.each(campaign.languages)('in %s', (lang) => {
  test.each(['CH', 'KE', 'JP'])(
    'a letter to %s that was only signed has no own words, in any wording',
    (id) => {
      const { write, wordings } = writeTo(id, lang)
      for (let seed = 0; seed < Math.min(wordings, 200); seed++)
        expect(write({ town: 'Villars-sur-Glâne, Freiburg im Üechtland' }, seed)).toBe('')
    },
  )

  test('a supporter’s own sentence is all that is left', () => {
    const why =
      lang === 'zh'
        ? '我的姐姐因为在日内瓦发言而被捕，至今没有人告诉我们她在哪里。'
        : 'My sister spoke in Geneva, and nobody tells us where she is'
    expect(writeTo('CH', lang).write({ why })).toBe(why.normalize('NFKC'))
  })
})

test('a changed sentence is left whole, and the subject counts', () => {
  const { write, letter } = writeTo('CH', 'en')
  const sentence = letter.text.split(/(?<=\.)\s+/).find((one) => /^I /.test(one) || one.length > 60) ?? ''
  const changed = sentence.replace(/\w+\.$/, 'watches.')
  expect(write({ text: letter.text.replace(sentence, () => changed) })).toContain('watches.')
  expect(write({ subject: 'Buy cheap watches today and tomorrow' })).toBe(
    'Buy cheap watches today and tomorrow',
  )
})

test('a greeting or a name that was typed under the letter says nothing', () => {
  const { write, letter } = writeTo('CH', 'en')
  expect(write({ why: 'Please do help.' })).toBe('')
  const long = 'Ana María Fernández de la Reguera y Castellanos'
  expect(
    extractOwnWords(
      { subject: letter.subject, text: `${letter.text}\n${long}`, name: long },
      new Set([letter.subject, ...letter.text.split('\n')]),
    ),
  ).not.toContain('Castellanos')
})
