import { composePost, type Post } from '#app/post/compose-post.ts'
import { findNetwork, networks } from '#app/post/networks.ts'
import { print, type CliIo } from '#app/cli/io.ts'
import { UsageError } from '#app/cli/usage-error.ts'
import { loadCliContext, requireLoadedCampaign, requireConfig, requireKnown } from '#app/cli/cli-context.ts'

interface PostOptions {
  lang: string
  network: string
  case?: string
  json?: true
}

/** `post`: prints one post with its counted length. */
export async function printPost(io: CliIo, slug: string, values: PostOptions): Promise<number> {
  const network = findNetwork(values.network)
  if (!network)
    throw new UsageError(
      `There is no network "${values.network}". Use one of: ${networks.map((n) => n.id).join(', ')}.`,
    )
  const context = loadCliContext(requireConfig(io), slug)
  const campaign = requireLoadedCampaign(context, slug)
  const lang = requireKnown('language', values.lang, campaign.languages)
  const caseId =
    values.case === undefined
      ? undefined
      : requireKnown(
          'case',
          values.case,
          campaign.cases.map((c) => c.id),
        )
  const composed = composePost(campaign, network, lang, context.compositionContext, caseId)
  print(io, values.json ? JSON.stringify(composed, null, 2) : `${composed.text}\n\n${formatLength(composed)}`)
  return 0
}

const formatLength = ({ length, limit, unit }: Post): string =>
  limit === undefined ? `${length} (${unit}), no documented limit` : `${length} of ${limit} (${unit})`
