import { loadCliContext, requireLoadedCampaign, requireConfig } from '#app/cli/cli-context.ts'
import { decideRecipient } from '#app/recipient/recipient.ts'
import { prepareLetterComposer } from '#app/letter/compose-letter.ts'
import { median } from './median.ts'

/**
 * Measures letters composed per second on one core, with all steps: deciding the recipient, choosing and
 * rendering the template, normalising.
 */
export async function measureCompositions(): Promise<string[]> {
  const context = loadCliContext(requireConfig(process), 'end-reprisals')
  const campaign = requireLoadedCampaign(context, 'end-reprisals')
  const { reference } = context.compositionContext
  const states = [...reference.states.keys()]
  const composers = campaign.languages.map((lang) =>
    prepareLetterComposer(campaign, lang, context.compositionContext),
  )
  const round = () => {
    const from = performance.now()
    let letters = 0
    let characters = 0
    while (performance.now() - from < 1_000)
      for (const compose of composers)
        for (const state of states) {
          const recipient = decideRecipient(campaign, reference, state)
          if (!recipient.ok) continue
          characters += compose(recipient.value).text.length
          letters++
        }
    if (characters === 0) throw new Error('nothing was composed')
    return (letters / (performance.now() - from)) * 1_000
  }
  round()
  const perSecond = median([1, 2, 3, 4, 5].map(round))
  return [`letters composed per second, one core, five cases each: ${Math.round(perSecond)}`]
}
