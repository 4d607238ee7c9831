import { z } from 'zod'
import { riskyNetworkIds } from '#app/reference/risky-networks.ts'

export const tagSchema = z.string().regex(/^[\p{L}\p{N}_]+$/u, 'Write a tag without # and without spaces.')

const handle = (rule: RegExp, network: string, example: string) =>
  z
    .string()
    .regex(rule, `Write an account of ${network}, like ${example}.`)
    .optional()
    .describe(`Account on ${network}, like ${example}.`)

/** The part `posts` of campaign.yaml: the parts of posts that are the same in every language. */
export const postsSchema = z
  .strictObject({
    tags: z
      .array(tagSchema)
      .max(5)
      .default([])
      .describe('Tags without #, used in every language, at most 5.'),
    handles: z
      .strictObject({
        x: handle(/^\w{1,15}$/, 'X', 'your_account'),
        bluesky: handle(/^[a-z0-9.-]+$/, 'Bluesky', 'your-account.bsky.social'),
        mastodon: handle(
          /^\w+(?:[.-]+\w+)*@(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+$/,
          'Mastodon',
          'your_account@mastodon.example',
        ),
        threads: handle(/^[\w.]{1,30}$/, 'Threads', 'your.account'),
      })
      .default({})
      .describe('Public accounts a post mentions, without @.'),
    'risky-networks': z
      .array(z.enum(riskyNetworkIds))
      .default([])
      .describe(
        'Networks that are off by default, since a post there can endanger the person who writes it. List those to offer anyway; the page shows a warning.',
      ),
  })
  .prefault({})
  .describe('What posts on networks carry in every language.')
