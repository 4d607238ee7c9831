import { parseArgs } from 'node:util'
import { planChannels } from '../domain/channel/plan.ts'
import { chooseLetterLanguage, decideRecipient } from '../domain/directory/recipient.ts'
import { prepareLetters } from '../domain/letter/compose.ts'
import { showEml } from '../server/eml.server.ts'
import { complain, print, UsageError, type Command } from './command.ts'
import { openWorkshop, requireCampaign, requireKnown } from './workshop.ts'

const formats = ['text', 'json', 'eml', 'links']

const refusals = {
  'unknown-state': 'There is no such state.',
  'not-asked': 'The campaign does not write to this state.',
  'own-case': 'A state is not asked to raise its own case with others.',
}

export const letter: Command = {
  name: 'letter',
  usage: 'letter <slug> --to CH [--lang en] [--case id] [--format text|json|eml|links]',
  about: 'prints one letter',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: {
        to: { type: 'string' },
        lang: { type: 'string' },
        case: { type: 'string' },
        format: { type: 'string', default: 'text' },
      },
      allowPositionals: true,
    })
    const [slug, ...more] = positionals
    if (more.length > 0) throw new UsageError('Name one campaign.')
    if (slug === undefined || values.to === undefined)
      throw new UsageError('Name the campaign and the state to write to.')
    const format = requireKnown('format', values.format, formats)
    const workshop = openWorkshop(slug)
    const campaign = requireCampaign(workshop, slug)
    const { reference } = workshop.world
    const to = requireKnown('state', values.to.toUpperCase(), [...reference.states.keys()])
    const caseId =
      values.case === undefined
        ? undefined
        : requireKnown(
            'case',
            values.case,
            campaign.cases.map((c) => c.id),
          )
    const recipient = decideRecipient(campaign, reference, to, caseId)
    if (!recipient.ok) throw new UsageError(refusals[recipient.error.code])
    const lang =
      values.lang === undefined
        ? chooseLetterLanguage(recipient.value.state, campaign.languages)
        : requireKnown('language', values.lang, campaign.languages)

    const { subject, text } = prepareLetters(campaign, lang, workshop.world)(recipient.value, caseId)
    const address = workshop.directory(recipient.value)
    const addresses = address ? [address] : []
    const channels = planChannels({ letter: { subject, text }, to: addresses })
    if (format === 'text') print(`${subject}\n\n${text}`)
    else if (format === 'json')
      print(
        JSON.stringify(
          {
            subject,
            text,
            lang,
            recipient: {
              id: to,
              kind: recipient.value.kind,
              seat: recipient.value.seat,
              email: address?.email ?? null,
              status: address?.status ?? 'unknown',
            },
            cc: [],
            channels,
          },
          null,
          2,
        ),
      )
    else if (format === 'links')
      for (const { id, fits, length, limit, reason, url } of channels)
        print(
          [
            id,
            fits ? 'fits' : `does not fit (${reason})`,
            limit === undefined ? `${length}` : `${length}/${limit}`,
            url ?? '',
          ]
            .join('\t')
            .trimEnd(),
        )
    else if (addresses.length === 0) {
      complain(`No e-mail address of this mission is known, so there is no draft to make.`)
      return 1
    } else process.stdout.write(await showEml({ subject, text }, addresses))
    return 0
  },
}
