import { parseArgs } from 'node:util'
import { composePost, type Post } from '../domain/post/compose.ts'
import { findNetwork, networks } from '../domain/post/networks.ts'
import { print, UsageError, type Command } from './command.ts'
import { openWorkshop, requireCampaign, requireKnown } from './workshop.ts'

export const post: Command = {
  name: 'post',
  usage: 'post <slug> --lang zh --network x [--case id] [--json]',
  about: 'prints one post with its counted length',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: {
        lang: { type: 'string' },
        network: { type: 'string' },
        case: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    })
    const [slug, ...more] = positionals
    if (more.length > 0) throw new UsageError('Name one campaign.')
    if (slug === undefined || values.lang === undefined || values.network === undefined)
      throw new UsageError('Name the campaign, the language and the network.')
    const network = findNetwork(values.network)
    if (!network)
      throw new UsageError(
        `There is no network "${values.network}". Use one of: ${networks.map((n) => n.id).join(', ')}.`,
      )
    const workshop = openWorkshop(slug)
    const campaign = requireCampaign(workshop, slug)
    const lang = requireKnown('language', values.lang, campaign.languages)
    const caseId =
      values.case === undefined
        ? undefined
        : requireKnown(
            'case',
            values.case,
            campaign.cases.map((c) => c.id),
          )
    const composed = composePost(campaign, network, lang, workshop.world, caseId)
    print(values.json ? JSON.stringify(composed, null, 2) : `${composed.text}\n\n${showLength(composed)}`)
    return 0
  },
}

const showLength = ({ length, limit, unit }: Post): string =>
  limit === undefined ? `${length} (${unit}), no documented limit` : `${length} of ${limit} (${unit})`
