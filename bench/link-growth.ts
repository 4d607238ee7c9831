import { loadCliContext, requireLoadedCampaign, requireConfig } from '#app/cli/cli-context.ts'
import { addressLetter } from '#app/channel/address-letter.ts'
import { unknownDevice } from '#app/channel/device.ts'
import { planChannels } from '#app/channel/plan-channels.ts'
import { decideRecipient } from '#app/recipient/recipient.ts'
import { prepareLetterComposer } from '#app/letter/compose-letter.ts'
import { chooseBySeed } from '#app/letter/wording.ts'

/**
 * Measures how much a letter grows when it becomes a link, in each language: npx tsx bench/link-growth.ts.
 * One letter about the campaign's first case and one about all of them, first wording, unsigned, to the same
 * mission.
 */
const context = loadCliContext(requireConfig(process), 'end-reprisals')
const { compositionContext } = context
const campaign = requireLoadedCampaign(context, 'end-reprisals')
const recipient = decideRecipient(campaign, compositionContext.reference, 'KE')
if (!recipient.ok) throw new Error(recipient.error.code)
const addressed = addressLetter(
  campaign,
  compositionContext.reference,
  context.directory(campaign),
  recipient.value,
)

for (const caseId of [campaign.cases[0]?.id, undefined])
  for (const lang of campaign.languages) {
    const { subject, text } = prepareLetterComposer(campaign, lang, compositionContext)(
      recipient.value,
      caseId,
      chooseBySeed(0),
    )
    const plans = planChannels({ letter: { subject, text }, ...addressed, device: unknownDevice })
    const links = plans.filter(({ kind }) => kind === 'link')
    const mailto = links.find(({ id }) => id === 'mailto')
    const cells = [
      lang,
      caseId === undefined ? 'all' : 'one',
      String(subject.length + text.length),
      ...links.map(({ length, fits }) => `${length}${fits ? ' ✓' : ''}`),
      ((mailto?.length ?? 0) / (subject.length + text.length)).toFixed(1),
    ]
    console.log(`| ${cells.join(' | ')} |`)
  }
