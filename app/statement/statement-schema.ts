import { z } from 'zod'
import {
  nameSchema,
  partialDateSchema,
  sourceIdSchema,
  sourceSchema,
  urlSchema,
} from '#app/campaign/schema/campaign-schema.ts'
import { idSchema } from '#app/core/id-schema.ts'
import { isPartialDate } from '#app/time/partial-date.ts'

/** The shape of `campaigns/<slug>/statement.yaml`: facts only. `npx demarche schema` turns it into a JSON Schema. */

const day = z
  .string()
  .refine((text) => text.length === 10 && isPartialDate(text), 'Write a day as 2023-09-21.')
const languageCode = z.string().regex(/^[a-z]{2,3}$/, 'Write a language as its code, like en.')
const https = z.url({ protocol: /^https$/, error: 'Write a web address that begins with https://.' }).max(500)

/** An origin as browsers send it: scheme and host, nothing after it. */
const origin = z
  .string()
  .max(500)
  .refine(
    (text) => text.startsWith('https://') && URL.canParse(text) && new URL(text).origin === text,
    'Write only https:// and the name of the site in small letters, like https://www.example.org, and nothing after it.',
  )

const line = z.string().trim().min(1, 'Write the line.').max(120)

const addressee = z.strictObject({
  id: idSchema.describe('A short name in small letters; the words files give the name under it.'),
  postal: z
    .array(line)
    .min(1, 'Write the lines of the address, or leave "postal" out.')
    .max(8)
    .optional()
    .describe('The lines of the postal address below the name, at most 8.'),
  source: sourceIdSchema.optional().describe('The id of the entry under "sources" that the address is from.'),
})

const count = z.int().nonnegative()

const anonymous = z.strictObject({
  organisations: count.default(0).describe('How many organisations.'),
  persons: count.default(0).describe('How many persons.'),
})

const totals = z.strictObject({
  organisations: count.optional().describe('How many organisations, if the source says so.'),
  persons: count.optional().describe('How many persons, if the source says so.'),
})

const elsewhere = z
  .strictObject({
    source: sourceIdSchema.describe('The id of the entry under "sources" that the list was taken from.'),
    'as-of': partialDateSchema.describe('The list was like this on this date.'),
    version: z
      .int()
      .positive()
      .optional()
      .describe('The version of the text that was signed there. Without it, the first.'),
    anonymous: anonymous
      .optional()
      .describe('How many signed there without being named. They are counted, but not listed.'),
    totals: totals
      .optional()
      .describe(
        'The totals as the source states them. They are compared with the list; a difference is displayed.',
      ),
  })
  .describe('What is known about signatories.csv, a list that was collected elsewhere.')

const partner = z.strictObject({
  id: idSchema.describe('Part of the addresses that the partner links to, after ?from=.'),
  name: nameSchema.describe('The name of the partner.'),
  site: https.optional().describe('Their web site.'),
  frames: z
    .array(origin)
    .max(10)
    .default([])
    .describe('The sites that may show the embedded form, like https://www.example.org.'),
})

const event = { date: partialDateSchema, source: sourceIdSchema.optional() }

export const statementFileSchema = z.strictObject({
  organiser: z
    .strictObject({
      name: nameSchema.describe('Shown on the page.'),
      site: urlSchema.optional().describe('Their website. Optional.'),
    })
    .describe('Who runs this open letter here.'),
  draft: z
    .boolean()
    .default(false)
    .describe(
      'true while you are working on it: the site does not show the open letter. Remove the line to publish.',
    ),
  date: day.describe("The letter's own date."),
  opens: day.optional().describe('The first day of signing, in Geneva. Without it, signing is open at once.'),
  deadline: day.optional().describe('The last day of signing, in Geneva. Without it, signing has no end.'),
  languages: z
    .array(languageCode)
    .min(1)
    .describe('The first is the original. Each needs statement/words.<language>.yaml and its texts.'),
  addressees: z
    .array(addressee)
    .min(1, 'Name at least one addressee.')
    .max(30)
    .describe('To whom the letter is addressed, in its order. Names and offices are in the words files.'),
  copies: z.array(addressee).max(30).default([]).describe('Who gets a copy, in the order of the letter.'),
  signatories: z
    .strictObject({
      organisations: z.boolean().describe('Whether organisations can sign.'),
      persons: z
        .enum(['listed', 'numbers', 'none'])
        .describe(
          'listed: persons sign and may be named; numbers: they are only counted; none: they cannot sign.',
        ),
    })
    .refine(
      ({ organisations, persons }) => organisations || persons !== 'none',
      'Let organisations, persons or both sign.',
    )
    .describe('Who can sign.'),
  goal: z.int().positive().optional().describe('How many signatures to aim for; given, it shows a bar.'),
  order: z
    .enum(['name', 'country', 'date', 'hand'])
    .default('name')
    .describe('The first order of the list: name, country, date, or hand (as in signatories.csv).'),
  letterhead: z.array(line).max(8).default([]).describe('Lines at the head of the documents, at most 8.'),
  versions: z
    .array(z.strictObject({ date: day.describe('The day of this version.') }))
    .min(1, 'Give the date of the first version.')
    .max(20)
    .describe('The versions of the text, oldest first. Version n is statement/text-<n>.<language>.md.'),
  elsewhere: elsewhere.optional(),
  partners: z.array(partner).max(100).default([]).describe('Sites that bring signatories.'),
  'co-hosts': z
    .array(
      z.strictObject({
        name: nameSchema.describe('The name of the co-host.'),
        site: https.optional().describe('Their web site.'),
      }),
    )
    .max(100)
    .default([])
    .describe('Who runs the open letter together with the organiser.'),
  delivery: z
    .strictObject({
      date: event.date.describe('When it was handed over.'),
      source: event.source.describe('The id of the entry under "sources" that says so.'),
    })
    .optional()
    .describe('That it was handed over; the sentence is in the words files.'),
  updates: z
    .array(
      z.strictObject({
        id: idSchema.describe('Part of the address of the update; do not change it after publishing.'),
        date: event.date.describe('When it happened.'),
        source: event.source.describe('The id of the entry under "sources" that says so.'),
      }),
    )
    .max(100)
    .default([])
    .describe('What happened since, each with its date; the words are in the words files.'),
  sources: z
    .record(idSchema, sourceSchema)
    .default({})
    .describe('The documents the facts come from, each under an id that you choose.'),
})

export type StatementFile = z.output<typeof statementFileSchema>
