import { z } from 'zod'
import { seats } from '../directory/conventions.ts'
import { isPartialDate } from '../locale/partial-date.ts'

/** The shape of `campaigns/<slug>/campaign.yaml`: facts only. `npx demarche schema` turns it into a JSON Schema. */

const id = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Use small letters, digits and hyphens, like "jiang-tianyong".')
  .max(60)

/** YAML reads a bare year as a number. */
const partialDate = z
  .union([z.string(), z.number().int()])
  .transform(String)
  .refine(isPartialDate, 'Write a date of the calendar as 2022, 2022-09 or 2022-09-29.')

const day = z
  .string()
  .refine((text) => text.length === 10 && isPartialDate(text), 'Write a day as 2022-09-29.')

const state = z.string().regex(/^[A-Z]{2}$/, 'Write a state as its two capital letters (ISO 3166), like CH.')
const url = z.url({ protocol: /^https?$/, error: 'Write a web address that begins with https://.' }).max(500)
const name = z.string().trim().min(1, 'Write a name.').max(200)
const source = id.describe('The id of an entry under "sources".')

const sourceEntry = z
  .strictObject({
    title: z.string().min(1).max(300),
    publisher: name.optional(),
    url: url.optional(),
    date: partialDate.optional().describe('When it was published.'),
    read: partialDate.optional().describe('When you read it.'),
  })
  .describe('A document that facts come from.')

const namedEntry = z.strictObject({
  id,
  name: name.describe('The name as its bearer writes it in Latin letters, or in its own script.'),
  source,
})

const event = z.strictObject({
  date: partialDate.describe('As exact as the source: 2022, 2022-09 or 2022-09-29.'),
  until: partialDate.optional(),
  event: id.describe('A short id of what happened; its sentence stands in the words files.'),
  source,
})

const caseEntry = z
  .strictObject({
    id,
    state: state.describe('The state that the case is about.'),
    kind: z.enum(['person', 'organisation', 'group']),
    'as-of': partialDate.describe('The facts of this case hold as of this date.'),
    people: z.array(namedEntry).max(50).default([]),
    organisations: z.array(namedEntry).max(50).default([]),
    events: z.array(event).min(1, 'Give at least one dated event.').max(60),
    asks: z.array(id).min(1, 'Say what is asked for.').max(10),
  })
  .describe('A person or an organisation that the campaign speaks up for.')

const figure = z.strictObject({
  figure: id,
  value: z.number().int().nonnegative(),
  since: partialDate.optional(),
  'as-of': partialDate,
  source,
})

const missions = z.strictObject({
  seat: z.enum(seats),
  states: z.union([z.literal('all'), z.array(state).min(1)]),
  except: z
    .literal('own-case')
    .optional()
    .describe(
      'own-case: a state is not asked to raise its own case with others; that case is left out of its letter.',
    ),
})

export const campaignFile = z.strictObject({
  organiser: z.strictObject({ name, site: url.optional() }).describe('Who runs this campaign here.'),
  session: z
    .string()
    .regex(/^hrc\d{1,3}$/, 'Write a session of the Human Rights Council like hrc51.')
    .describe('The session that gives the deadline; its dates come from the reference data.'),
  'agenda-item': z.number().int().min(1).max(10).optional(),
  schedule: z
    .union([z.literal('evergreen'), z.strictObject({ opens: day, closes: day })])
    .describe('evergreen, or the first and the last day (in Geneva) on which letters are written.'),
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}$/, 'Write a language as its code, like en.'))
    .min(1)
    .describe('Each needs its words.<language>.yaml.'),
  recipients: z.strictObject({ missions }),
  sources: z.record(id, sourceEntry),
  cases: z.array(caseEntry).min(1, 'A campaign needs at least one case.').max(40),
  background: z
    .array(
      z.strictObject({
        section: id,
        'as-of': partialDate,
        sources: z.array(source).min(1, 'Give at least one source.'),
      }),
    )
    .max(20)
    .default([])
    .describe('The sections of the background, in their order; their words stand in the words files.'),
  figures: z.array(figure).max(30).default([]),
  links: z
    .array(z.strictObject({ link: id, url }))
    .max(20)
    .default([]),
  posts: z
    .strictObject({
      tags: z
        .array(z.string().regex(/^[\p{L}\p{N}_]+$/u, 'Write a tag without # and without blanks.'))
        .max(5)
        .default([]),
      handles: z
        .strictObject({
          x: z
            .string()
            .regex(/^\w{1,15}$/)
            .optional(),
          bluesky: z
            .string()
            .regex(/^[a-z0-9.-]+$/)
            .optional(),
        })
        .default({})
        .describe('Public accounts a post mentions, without @.'),
    })
    .prefault({}),
  counter: z
    .strictObject({
      goal: z
        .strictObject({
          prepared: z.int().positive().optional(),
          reported: z.int().positive().optional(),
          shares: z.int().positive().optional(),
        })
        .default({}),
    })
    .prefault({}),
})

export type CampaignFile = z.output<typeof campaignFile>
