import type { Campaign } from '#app/campaign/campaign.ts'
import { unknownDevice } from '#app/channel/device.ts'
import { planChannels } from '#app/channel/plan-channels.ts'
import { resolveLetter, type ResolutionContext } from '#app/channel/resolve-letter.ts'
import { decideRecipient, listRecipients, type Recipient } from '#app/recipient/recipient.ts'
import { prepareLetterComposer } from '#app/letter/compose-letter.ts'
import { parseSeed } from '#app/letter/wording.ts'
import { type CliIo } from '#app/cli/io.ts'
import { UsageError } from '#app/cli/usage-error.ts'
import type { LetterFormat } from './letter-formats.ts'
import { printLetter } from './print-letter.ts'
import {
  loadCliContext,
  requireLoadedCampaign,
  requireConfig,
  requireKnown,
  type CliContext,
} from '#app/cli/cli-context.ts'

interface LetterOptions {
  to: string
  lang?: string
  case?: string
  wording?: string
  format: LetterFormat
}

/** `letter`: prints one letter. */
export async function printOneLetter(io: CliIo, slug: string, values: LetterOptions): Promise<number> {
  if (values.wording !== undefined && !/^\d{1,6}$/.test(values.wording))
    throw new UsageError('Pass the wording as a whole number, like 0 or 3.')
  const context = loadCliContext(requireConfig(io), slug)
  const campaign = requireLoadedCampaign(context, slug)
  const caseId =
    values.case === undefined
      ? undefined
      : requireKnown(
          'case',
          values.case,
          campaign.cases.map((c) => c.id),
        )
  const recipient = requireRecipient(context, campaign, values.to, caseId)
  const letterLang =
    values.lang === undefined ? undefined : requireKnown('language', values.lang, campaign.languages)
  const { address, addressed, compose } = resolveLetter(resolutionContext(context), {
    ...{ campaign, recipient, caseId, letterLang },
    wording: parseSeed(values.wording),
  })
  const composed = compose()
  // Unsigned, but with the lines that name recipients of copies.
  const text = [composed.text, composed.foot].filter((part) => part !== '').join('\n\n')
  return printLetter(io, values.format, {
    context,
    campaign,
    letter: { ...composed, text },
    address,
    addressed,
    channels: planChannels({
      letter: { subject: composed.subject, text },
      ...addressed,
      device: unknownDevice,
    }),
  })
}

const resolutionContext = ({ compositionContext, directory }: CliContext): ResolutionContext => ({
  reference: compositionContext.reference,
  directory,
  composer: (campaign, lang) => prepareLetterComposer(campaign, lang, compositionContext),
  now: () => compositionContext.now,
})

const refusals = {
  'not-asked': 'The campaign does not write to this state.',
  'left-out': 'The campaign leaves this state out.',
  'own-case': 'A state is not asked to raise its own case.',
}

function requireRecipient(
  { compositionContext }: CliContext,
  campaign: Campaign,
  to: string,
  caseId: string | undefined,
): Recipient {
  const id = /^[a-z]{2}$/.test(to) ? to.toUpperCase() : to
  const decision = decideRecipient(campaign, compositionContext.reference, id, caseId)
  if (decision.ok) return decision.value
  const { code } = decision.error
  if (code !== 'unknown-recipient') throw new UsageError(refusals[code])
  requireKnown(
    'recipient',
    id,
    listRecipients(campaign, compositionContext.reference).map((recipient) => recipient.id),
  )
  throw new UsageError(`There is no recipient "${id}".`)
}
