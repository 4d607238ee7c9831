import { parseArgs } from 'node:util'
import type { Campaign } from '../domain/campaign/campaign.ts'
import { addressLetter } from '../domain/channel/address-letter.ts'
import { unknownDevice } from '../domain/channel/device.ts'
import { planChannels } from '../domain/channel/plan.ts'
import { decideRecipient, listRecipients, type Recipient } from '../domain/directory/recipient.ts'
import { prepareLetters } from '../domain/letter/compose.ts'
import { chooseLetterLanguage } from '../domain/letter/language.ts'
import { chooseBySeed, parseSeed } from '../domain/letter/wording.ts'
import { UsageError, type Command } from './command.ts'
import { formats, printLetter } from './print-letter.ts'
import { openWorkshop, requireCampaign, requireKnown, type Workshop } from './workshop.ts'

export const letter: Command = {
  name: 'letter',
  usage: `letter <slug> --to CH [--lang en] [--case id] [--wording 0] [--format ${formats.join('|')}]`,
  about: 'prints one letter',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: {
        to: { type: 'string' },
        lang: { type: 'string' },
        case: { type: 'string' },
        wording: { type: 'string' },
        format: { type: 'string', default: 'text' },
      },
      allowPositionals: true,
    })
    const [slug, ...more] = positionals
    if (more.length > 0) throw new UsageError('Name one campaign.')
    if (slug === undefined || values.to === undefined)
      throw new UsageError('Name the campaign and the recipient to write to.')
    if (values.wording !== undefined && !/^\d{1,6}$/.test(values.wording))
      throw new UsageError('Write the wording as a small whole number, like 0 or 3.')
    const format = requireKnown('format', values.format, formats)
    const workshop = openWorkshop(slug)
    const campaign = requireCampaign(workshop, slug)
    const caseId =
      values.case === undefined
        ? undefined
        : requireKnown(
            'case',
            values.case,
            campaign.cases.map((c) => c.id),
          )
    const recipient = requireRecipient(workshop, campaign, values.to, caseId)
    const address = workshop.directory(campaign)(recipient)
    const lang =
      values.lang === undefined
        ? chooseLetterLanguage(recipient, campaign.languages, address?.language)
        : requireKnown('language', values.lang, campaign.languages)
    const compose = prepareLetters(campaign, lang, workshop.world)
    const composed = compose(recipient, caseId, chooseBySeed(parseSeed(values.wording)))
    // Unsigned, but with the lines that name who gets a copy.
    const text = [composed.text, composed.foot].filter((part) => part !== '').join('\n\n')
    const addressed = addressLetter(
      campaign,
      workshop.world.reference,
      workshop.directory(campaign),
      recipient,
    )
    return printLetter(format, {
      workshop,
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
  },
}

const refusals = {
  'not-asked': 'The campaign does not write to this state.',
  'left-out': 'The campaign leaves this state out.',
  'own-case': 'A state is not asked to raise its own case with others.',
}

function requireRecipient(
  { world }: Workshop,
  campaign: Campaign,
  to: string,
  caseId: string | undefined,
): Recipient {
  const id = /^[a-z]{2}$/.test(to) ? to.toUpperCase() : to
  const decision = decideRecipient(campaign, world.reference, id, caseId)
  if (decision.ok) return decision.value
  const { code } = decision.error
  if (code !== 'unknown-recipient') throw new UsageError(refusals[code])
  requireKnown(
    'recipient',
    id,
    listRecipients(campaign, world.reference).map((recipient) => recipient.id),
  )
  throw new UsageError(`There is no recipient "${id}".`)
}
