import { z } from 'zod'
import { isPartialDate } from '#app/time/partial-date.ts'
import { idSchema } from '#app/core/id-schema.ts'
import { postsSchema } from './posts-schema.ts'
import { recipientsSchema, stateCodeSchema } from './recipients-schema.ts'

/**
 * The schema of `campaigns/<slug>/campaign.yaml`: facts only. `npx demarche schema` prints it as JSON Schema.
 */

/** YAML parses a bare year as a number. */
export const partialDateSchema = z
  .union([z.string(), z.number().int()])
  .transform(String)
  .refine(isPartialDate, 'Write a date of the calendar as 2022, 2022-09 or 2022-09-29.')

const dayOr = (words: string) =>
  z
    .string()
    .refine((text) => text.length === 10 && isPartialDate(text), `Write a day as 2022-09-29, or ${words}.`)

export const urlSchema = z
  .url({ protocol: /^https?$/, error: 'Write a web address that begins with https://.' })
  .max(500)
export const nameSchema = z.string().trim().min(1, 'Write a name.').max(200)
export const sourceIdSchema = idSchema.describe('The id of an entry under "sources".')

const goal = z.int().positive().optional()

export const sourceSchema = z
  .strictObject({
    title: z.string().min(1).max(300).describe('Its title, in its own language.'),
    publisher: nameSchema.optional().describe('Who published it.'),
    url: urlSchema.optional().describe('Where others can read it.'),
    date: partialDateSchema.optional().describe('When it was published.'),
    read: partialDateSchema.optional().describe('When you read it.'),
  })
  .describe('A document that facts come from.')

const namedEntry = z.strictObject({
  id: idSchema.describe('A short name in small letters; the words files give the name under it.'),
  name: nameSchema.describe('The name as its bearer writes it in Latin letters, or in its own script.'),
  source: sourceIdSchema,
})

const event = z.strictObject({
  date: partialDateSchema.describe('As exact as the source: 2022, 2022-09 or 2022-09-29.'),
  until: partialDateSchema.optional().describe('The last day, if it lasted.'),
  event: idSchema.describe('A short id of what happened; its sentence is in the words files.'),
  source: sourceIdSchema,
})

const caseEntry = z
  .strictObject({
    id: idSchema.describe('Part of the page address; do not change it after publishing.'),
    state: stateCodeSchema.describe('The state that the case is about.'),
    kind: z.enum(['person', 'organisation', 'group']).describe('person, organisation or group.'),
    'as-of': partialDateSchema.describe('The date as of which the facts of this case are correct.'),
    people: z.array(namedEntry).max(50).default([]).describe('The people this case is about.'),
    organisations: z.array(namedEntry).max(50).default([]).describe('The organisations this case is about.'),
    events: z
      .array(event)
      .min(1, 'Give at least one dated event.')
      .max(60)
      .describe('What happened, each with its date and source.'),
    asks: z
      .array(idSchema)
      .min(1, 'Give at least one ask.')
      .max(10)
      .describe('The asks of the case, as ids; the sentences are in the words files.'),
  })
  .describe('A person or an organisation that the campaign speaks up for.')

const figure = z.strictObject({
  figure: idSchema.describe('Its id; its label is in the words files.'),
  value: z.number().int().nonnegative().describe('The number, as the source gives it.'),
  since: partialDateSchema.optional().describe('The first year or day counted.'),
  'as-of': partialDateSchema.describe('The last year or day counted.'),
  source: sourceIdSchema,
})

const quote = z.strictObject({
  quote: idSchema.describe('Its id; what was said, and by whom, is in the words files.'),
  date: partialDateSchema.describe('When it was said or published.'),
  source: sourceIdSchema,
})

const section = z.strictObject({
  section: idSchema.describe('Its id; heading and text are in the words files.'),
  'as-of': partialDateSchema.describe('The date as of which this section is correct.'),
  sources: z
    .array(sourceIdSchema)
    .min(1, 'Give at least one source.')
    .describe('The sources for everything in this section.'),
})

export const campaignFileSchema = z.strictObject({
  organiser: z
    .strictObject({
      name: nameSchema.describe('Shown on the page.'),
      site: urlSchema.optional().describe('Their website. Optional.'),
    })
    .describe('Who runs this campaign here.'),
  draft: z
    .boolean()
    .default(false)
    .describe(
      'true while you are working on it: the site does not show the campaign. Remove the line to publish.',
    ),
  session: z
    .string()
    .regex(/^hrc\d{1,3}$/, 'Write a session of the Human Rights Council like hrc51.')
    .optional()
    .describe(
      'The session that gives the deadline; its dates come from the reference data. Without it, the campaign has no phases.',
    ),
  'agenda-item': z.number().int().min(1).max(10).optional().describe("The item of the Council's agenda."),
  schedule: z
    .union([
      z.literal('evergreen'),
      z.strictObject({
        opens: z
          .union([z.literal('session-start'), dayOr('session-start')])
          .optional()
          .describe('The first day, or session-start.'),
        closes: z
          .union([z.enum(['dialogue', 'session-end']), dayOr('dialogue or session-end')])
          .describe('The last day, or dialogue or session-end: the days of the session.'),
      }),
    ])
    .describe('evergreen, or the first and the last day (in Geneva) on which letters are written.'),
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}$/, 'Write a language as its code, like en.'))
    .min(1)
    .describe('Each needs its words.<language>.yaml.'),
  recipients: recipientsSchema.describe(
    'Whom the campaign writes to. Addresses are never written here; they come from the directory.',
  ),
  sources: z
    .record(idSchema, sourceSchema)
    .describe('The documents the facts come from, each under an id that you choose.'),
  cases: z
    .array(caseEntry)
    .max(40)
    .default([])
    .describe(
      'Whom the campaign speaks up for, at most 40. Without cases the letter is the words under "body".',
    ),
  quotes: z
    .array(quote)
    .max(20)
    .default([])
    .describe('What people said in public, each with its date and source.'),
  background: z
    .array(section)
    .max(20)
    .default([])
    .describe('The sections of the background, in their order; their words are in the words files.'),
  figures: z
    .array(figure)
    .max(30)
    .default([])
    .describe('Numbers for the page, each with its date and source.'),
  links: z
    .array(
      z.strictObject({
        link: idSchema.describe('Its id; its label is in the words files.'),
        url: urlSchema.describe('The address of the page.'),
      }),
    )
    .max(20)
    .default([])
    .describe('Pages for further reading.'),
  posts: postsSchema,
  counter: z
    .strictObject({
      goal: z
        .strictObject({
          prepared: goal.describe('Letters prepared.'),
          reported: goal.describe('Letters that supporters say they sent.'),
          shares: goal.describe('Times a network was opened to share.'),
        })
        .default({})
        .describe('What to aim for; each number given shows a bar.'),
    })
    .prefault({})
    .describe('The numbers of participation on the page.'),
})

export type CampaignFile = z.output<typeof campaignFileSchema>
