import { caseWordsOf, type Campaign } from '../campaign/campaign.ts'
import { showStateName } from '../directory/state.ts'
import type { Reference } from '../reference/reference.ts'
import type { LetterContext } from './template.ts'

type CaseText = LetterContext['cases'][number]

/** What a letter says about a case, in a letter about several or about it alone. */
export function prepareCaseTexts(
  campaign: Campaign,
  lang: string,
  reference: Reference,
): (caseId: string) => { several: CaseText; alone: CaseText } {
  const texts = new Map(
    campaign.cases.map(({ id, state: code }) => {
      const words = caseWordsOf(campaign, lang, id)
      const found = reference.states.get(code)
      const state = found ? showStateName(found, lang) : code
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
