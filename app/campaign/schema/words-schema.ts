import { z } from 'zod'
import { tagSchema } from './posts-schema.ts'

/** The schema of `campaigns/<slug>/words.<lang>.yaml`: every sentence of a campaign in one language. */

export const sentenceSchema = z.string().trim().min(1, 'Write the words.').max(1000)
export const textSchema = z.string().trim().min(1, 'Write the words.').max(6000)
export const labelSchema = z.string().trim().min(1, 'Write the words.').max(200)
export const byIdSchema = <T extends z.ZodType>(value: T) => z.record(z.string(), value).default({})

/** One wording, or several from which each letter uses one. */
const wordings = <T extends z.ZodType<string>>(one: T) =>
  z.union([one, z.array(one).min(2, 'Give at least two wordings, or write one text.').max(6)])

/**
 * One sentence for each phase of the session; the check reports missing ones. `unknown` is required only
 * while the session has no dates; a campaign without a session has only `always`.
 */
const clock = <T extends z.ZodType>(words: T) =>
  z.strictObject({
    before: words.optional().describe('Before the session.'),
    session: words.optional().describe('During the session, before the dialogue.'),
    day: words.optional().describe('On the day of the dialogue.'),
    after: words.optional().describe('After the dialogue, or after the session.'),
    unknown: words.optional().describe("While the session's dates are not known; names no date."),
    always: words.optional().describe('In a campaign without a session, and only there.'),
  })

const caseWords = z.strictObject({
  name: labelSchema.describe('The name of the case in headings, subjects and letters.'),
  who: sentenceSchema.describe('Who they are, in one or two sentences, for the campaign page.'),
  background: textSchema.describe('Paragraphs, with an empty line between them.'),
  events: byIdSchema(sentenceSchema).describe(
    'One sentence for each event, by its id; without its date, which is added.',
  ),
  asks: byIdSchema(sentenceSchema).describe('One sentence for each ask, by its id.'),
  note: sentenceSchema.optional().describe('What a reader should know about the facts of this case.'),
  letter: sentenceSchema.describe('The sentences about this case in a letter that names several cases.'),
  'letter-alone': textSchema.describe('The paragraphs about this case in a letter about it alone.'),
  post: sentenceSchema.describe('The post about this case, without tags and link.'),
})

/** The review of a file: a native reader and a date, or that there has been none. */
export const reviewedPattern = /^(?:not yet reviewed by a native reader|\S.*, \d{4}(?:-\d{2}){0,2})$/

export const reviewedSchema = z
  .string()
  .trim()
  .max(200)
  .regex(
    reviewedPattern,
    'Write who read it and when, like "A. Reader, 2026-11", or: not yet reviewed by a native reader',
  )

export const wordsFileSchema = z.strictObject({
  reviewed: reviewedSchema.describe(
    'Who read these words as a native reader, and when; or: not yet reviewed by a native reader',
  ),
  title: labelSchema.describe('The heading of the page.'),
  ask: sentenceSchema.describe('What the campaign asks of supporters, in one sentence.'),
  summary: textSchema.describe('The first paragraphs of the page: who, what happened, what a letter can do.'),
  deadline: clock(sentenceSchema).describe(
    'The line about the deadline on the page. May use {date}, {session}, {start} and {end}.',
  ),
  background: byIdSchema(
    z.strictObject({
      heading: labelSchema.describe('Its heading.'),
      text: textSchema.describe('Paragraphs, with an empty line between them; only what its sources say.'),
    }),
  ).describe('The sections of the background, by their id.'),
  'source-notes': byIdSchema(sentenceSchema).describe('What a reader should know about a source, by its id.'),
  figures: byIdSchema(labelSchema).describe(
    'A label for each figure, by its id; the number is shown next to it.',
  ),
  links: byIdSchema(labelSchema).describe('A label for each link, by its id.'),
  people: byIdSchema(labelSchema).describe('Names of people in this language, by their id.'),
  organisations: byIdSchema(labelSchema).describe('Names of organisations in this language, by their id.'),
  cases: byIdSchema(caseWords).describe('The words for each case, by its id.'),
  offices: byIdSchema(
    z.strictObject({
      name: labelSchema.describe('As it heads a letter: The President of the Republic of …'),
      salutation: labelSchema.describe('How a letter to it begins, in the custom of the language.'),
      closing: sentenceSchema
        .optional()
        .describe('How a letter to it closes; else as letters to missions do.'),
    }),
  ).describe('The offices written to, by their id. A letter is to an office, never to a guessed person.'),
  reasons: byIdSchema(sentenceSchema).describe('Why a state is left out, by the id of the reason.'),
  quotes: byIdSchema(
    z.strictObject({
      text: sentenceSchema.describe('What was said, or its translation; without quotation marks.'),
      speaker: labelSchema.describe('The speaker, with their role.'),
    }),
  ).describe('What people said, by the id of the quote.'),
  letter: z
    .strictObject({
      subject: wordings(labelSchema).describe('At most 78 characters, since mail programs fold longer ones.'),
      'subject-alone': wordings(labelSchema)
        .optional()
        .describe('For a letter about one case. May use {case}. Needed if there are cases.'),
      opening: wordings(textSchema).describe('How a letter about several cases begins.'),
      'opening-alone': wordings(textSchema)
        .optional()
        .describe(
          'How a letter about one case begins; keep it short, so that the letter fits a mail link. Needed if there are cases.',
        ),
      body: textSchema
        .optional()
        .describe('The paragraphs between opening and request, in a campaign without cases.'),
      request: clock(wordings(sentenceSchema)).describe(
        'What the mission is asked to do. May use {date}, {session}, {start} and {end}.',
      ),
    })
    .describe('The letter; salutation, sources and closing formula are added.'),
  posts: z
    .strictObject({
      campaign: sentenceSchema.describe('The post about the whole campaign, without tags and link.'),
      tags: z.array(tagSchema).max(3).default([]).describe('Tags in this language, without #, at most 3.'),
    })
    .describe('The words for networks.'),
})

export type WordsFile = z.output<typeof wordsFileSchema>

/** Sentences by phase of the session. */
export type SentenceByPhase<T> = { readonly [place in keyof WordsFile['deadline']]?: T | undefined }
