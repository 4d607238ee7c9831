import type { Campaign } from '#app/campaign/campaign.ts'
import { listLetters } from '#app/content/check/check-letters.ts'
import { addressLetter } from '#app/channel/address-letter.ts'
import { unknownDevice } from '#app/channel/device.ts'
import { planChannels } from '#app/channel/plan-channels.ts'
import { prepareLetterComposer } from '#app/letter/compose-letter.ts'
import type { CliContext } from '#app/cli/cli-context.ts'

/** Counts the letters of a campaign, in all its languages, that fit each channel. */
export function countCoverage(
  campaign: Campaign,
  { compositionContext, directory }: Pick<CliContext, 'compositionContext' | 'directory'>,
): { letters: number; fits: Record<string, number> } {
  const fits: Record<string, number> = {}
  const letters = listLetters(campaign, compositionContext)
  for (const lang of campaign.languages) {
    const compose = prepareLetterComposer(campaign, lang, compositionContext)
    for (const { recipient, caseId } of letters) {
      const { subject, text, foot } = compose(recipient, caseId)
      const letter = { subject, text: [text, foot].filter((part) => part !== '').join('\n\n') }
      const addressed = addressLetter(campaign, compositionContext.reference, directory(campaign), recipient)
      for (const { id, kind, fits: carries } of planChannels({ letter, ...addressed, device: unknownDevice }))
        if (kind !== 'paste') fits[id] = (fits[id] ?? 0) + (carries ? 1 : 0)
    }
  }
  return { letters: letters.length * campaign.languages.length, fits }
}

/** `Of 6,755 letters, channels carry: mailto 2,310, eml 6,755, …` */
export const formatCoverage = ({ letters, fits }: ReturnType<typeof countCoverage>): string =>
  `Of ${letters} letters, channels carry: ${Object.entries(fits)
    .map(([id, n]) => `${id} ${n}`)
    .join(', ')}.`
