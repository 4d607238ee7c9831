import { loadCliContext, requireCampaign, requireConfig } from '../app/cli/cli-context.ts'
import { addressLetter } from '../app/domain/channel/address-letter.ts'
import { unknownDevice } from '../app/domain/channel/device.ts'
import { planChannels } from '../app/domain/channel/plan.ts'
import { decideRecipient } from '../app/domain/directory/recipient.ts'
import { prepareLetters } from '../app/domain/letter/compose.ts'
import { chooseBySeed } from '../app/domain/letter/wording.ts'

/**
 * How a letter grows when it becomes a link, for each language: npx tsx bench/link-growth.ts
 * One letter about the campaign's first case and one about all of them, first wording, unsigned, to the same mission.
 */
const context = loadCliContext(requireConfig(process), 'end-reprisals')
const { world } = context
const campaign = requireCampaign(context, 'end-reprisals')
const recipient = decideRecipient(campaign, world.reference, 'KE')
if (!recipient.ok) throw new Error(recipient.error.code)
const addressed = addressLetter(campaign, world.reference, context.directory(campaign), recipient.value)

for (const caseId of [campaign.cases[0]?.id, undefined])
  for (const lang of campaign.languages) {
    const { subject, text } = prepareLetters(campaign, lang, world)(recipient.value, caseId, chooseBySeed(0))
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
