import { caseWords, type Campaign } from '#app/campaign/campaign.ts'
import { formatStateName } from '#app/reference/state.ts'
import type { Reference } from '#app/reference/reference.ts'
import type { LetterContext } from './template.ts'

type CaseText = LetterContext['cases'][number]

/** Prepares the texts about each case, for a letter about several cases and for one about it alone. */
export function prepareCaseTexts(
  campaign: Campaign,
  lang: string,
  reference: Reference,
): (caseId: string) => { several: CaseText; alone: CaseText } {
  const texts = new Map(
    campaign.cases.map(({ id, state: code }) => {
      const words = caseWords(campaign, lang, id)
      const found = reference.states.get(code)
      const state = found ? formatStateName(found, lang) : code
      return [
        id,
        {
          several: { name: words.name, state, text: words.letter },
          alone: { name: words.name, state, text: words['letter-alone'] },
        },
      ]
    }),
  )
  return (caseId) => {
    const text = texts.get(caseId)
    if (!text) throw new Error(`campaign ${campaign.slug} has no case ${caseId}`)
    return text
  }
}
