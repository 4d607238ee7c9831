import { z } from 'zod'
import { tag } from './posts-schema.ts'

/** The shape of `campaigns/<slug>/words.<lang>.yaml`: every sentence of a campaign in one language. */

export const sentence = z.string().trim().min(1, 'Write the words.').max(1000)
export const text = z.string().trim().min(1, 'Write the words.').max(6000)
export const label = z.string().trim().min(1, 'Write the words.').max(200)
export const byId = <T extends z.ZodType>(value: T) => z.record(z.string(), value).default({})

/** One wording, or several of which each letter takes one. */
const wordings = <T extends z.ZodType<string>>(one: T) =>
  z.union([one, z.array(one).min(2, 'Give at least two wordings, or write one text.').max(6)])

/**
 * One sentence for each place of the session's clock; the check says which are missing. `unknown` is needed only while
 * the session has no dates; a campaign without a session has only `always`.
 */
const clock = <T extends z.ZodType>(words: T) =>
  z.strictObject({
    before: words.optional().describe('While the session has not begun.'),
    session: words.optional().describe('While it sits and the dialogue lies ahead.'),
    day: words.optional().describe('On the day of the dialogue.'),
    after: words.optional().describe('When the dialogue, or the session, is over.'),
    unknown: words.optional().describe("While the session's dates are not known; names no date."),
    always: words.optional().describe('In a campaign without a session, and only there.'),
  })

const caseWords = z.strictObject({
  name: label.describe('How the case is called in headings, subjects and letters.'),
  who: sentence.describe('Who they are, in one or two sentences, for the campaign page.'),
  background: text.describe('Paragraphs, with an empty line between them.'),
  events: byId(sentence).describe(
    'One sentence for each event, by its id; without its date, which is added.',
  ),
  asks: byId(sentence).describe('One sentence for each ask, by its id.'),
  note: sentence.optional().describe('What a reader should know about the facts of this case.'),
  letter: sentence.describe('The sentences about this case in a letter that names several cases.'),
  'letter-alone': text.describe('The paragraphs about this case in a letter about it alone.'),
  post: sentence.describe('The post about this case, without tags and link.'),
})

/** Who read a file as a native reader, and when; or that nobody has. */
export const reviewedPattern = /^(?:not yet reviewed by a native reader|\S.*, \d{4}(?:-\d{2}){0,2})$/

export const reviewed = z
  .string()
  .trim()
  .max(200)
  .regex(
    reviewedPattern,
    'Write who read it and when, like "A. Reader, 2026-11", or: not yet reviewed by a native reader',
  )

export const wordsFile = z.strictObject({
  reviewed: reviewed.describe(
    'Who read these words as a native reader, and when; or: not yet reviewed by a native reader',
  ),
  title: label.describe('The heading of the page.'),
  ask: sentence.describe('What is asked of a supporter, in one sentence.'),
  summary: text.describe('The first paragraphs of the page: who, what happened, what a letter can do.'),
  deadline: clock(sentence).describe(
    'The line about the deadline on the page. May use {date}, {session}, {start} and {end}.',
  ),
  background: byId(
    z.strictObject({
      heading: label.describe('Its heading.'),
      text: text.describe('Paragraphs, with an empty line between them; only what its sources say.'),
    }),
  ).describe('The sections of the background, by their id.'),
  'source-notes': byId(sentence).describe('What a reader should know about a source, by its id.'),
  figures: byId(label).describe('A label for each figure, by its id; the number stands beside it.'),
  links: byId(label).describe('A label for each link, by its id.'),
  people: byId(label).describe('Names of people in this language, by their id.'),
  organisations: byId(label).describe('Names of organisations in this language, by their id.'),
  cases: byId(caseWords).describe('The words for each case, by its id.'),
  offices: byId(
    z.strictObject({
      name: label.describe('As it heads a letter: The President of the Republic of …'),
      salutation: label.describe('How a letter to it begins, in the custom of the language.'),
      closing: sentence.optional().describe('How a letter to it closes; else as letters to missions do.'),
    }),
  ).describe('The offices written to, by their id. A letter is to an office, never to a guessed person.'),
  reasons: byId(sentence).describe('Why a state is left out, by the id of the reason.'),
  quotes: byId(
    z.strictObject({
      text: sentence.describe('What was said, or its translation; without quotation marks.'),
      speaker: label.describe('Who said it, and as what.'),
    }),
  ).describe('What people said, by the id of the quote.'),
  letter: z
    .strictObject({
      subject: wordings(label).describe('At most 78 characters, since mail programs fold longer ones.'),
      'subject-alone': wordings(label)
        .optional()
        .describe('For a letter about one case. May use {case}. Needed if there are cases.'),
      opening: wordings(text).describe('How a letter about several cases begins.'),
      'opening-alone': wordings(text)
        .optional()
        .describe(
          'How a letter about one case begins; keep it short, so that the letter fits a mail link. Needed if there are cases.',
        ),
      body: text
        .optional()
        .describe('The paragraphs between opening and request, in a campaign without cases.'),
      request: clock(wordings(sentence)).describe(
        'What the mission is asked to do. May use {date}, {session}, {start} and {end}.',
      ),
    })
    .describe('The letter; salutation, sources and closing formula are added.'),
  posts: z
    .strictObject({
      campaign: sentence.describe('The post about the whole campaign, without tags and link.'),
      tags: z.array(tag).max(3).default([]).describe('Tags in this language, without #, at most 3.'),
    })
    .describe('The words for networks.'),
})

export type WordsFile = z.output<typeof wordsFile>

/** The sentences of a clock by place. */
export type Clock<T> = { readonly [place in keyof WordsFile['deadline']]?: T | undefined }
