import { z } from 'zod'

/** The shape of `campaigns/<slug>/words.<lang>.yaml`: every sentence of a campaign in one language. */

const sentence = z.string().trim().min(1, 'Write the words.').max(1000)
const text = z.string().trim().min(1, 'Write the words.').max(6000)
const label = z.string().trim().min(1, 'Write the words.').max(200)
const byId = <T extends z.ZodType>(value: T) => z.record(z.string(), value).default({})

/** One sentence for each place of the session's clock. `unknown` is needed only while the session has no dates. */
const clock = z.strictObject({
  before: sentence,
  session: sentence,
  day: sentence,
  after: sentence,
  unknown: sentence.optional(),
})

const caseWords = z.strictObject({
  name: label.describe('How the case is called in headings.'),
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

export const wordsFile = z.strictObject({
  reviewed: label.describe(
    'Who read these words as a native reader, and when; or: not yet reviewed by a native reader',
  ),
  title: label,
  ask: sentence.describe('What is asked of a supporter, in one sentence.'),
  summary: text,
  deadline: clock.describe(
    'The line about the deadline on the page. May use {date}, {session}, {start} and {end}.',
  ),
  background: byId(z.strictObject({ heading: label, text })).describe(
    'The sections of the background, by their id.',
  ),
  'source-notes': byId(sentence).describe('What a reader should know about a source, by its id.'),
  figures: byId(label),
  links: byId(label),
  people: byId(label).describe('Names of people in this language, by their id.'),
  organisations: byId(label),
  cases: byId(caseWords),
  letter: z.strictObject({
    subject: label.describe('Under 78 characters, since mail programs fold longer ones.'),
    'subject-alone': label.describe('For a letter about one case. May use {case}.'),
    opening: text,
    'opening-alone': text,
    request: clock.describe('What the mission is asked to do. May use {date}, {session}, {start} and {end}.'),
  }),
  posts: z.strictObject({
    campaign: sentence.describe('The post about the whole campaign, without tags and link.'),
    tags: z
      .array(z.string().regex(/^[\p{L}\p{N}_]+$/u, 'Write a tag without # and without blanks.'))
      .max(3)
      .default([]),
  }),
})

export type WordsFile = z.output<typeof wordsFile>
