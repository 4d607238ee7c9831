import { z } from 'zod'
import {
  byIdSchema,
  labelSchema,
  reviewedSchema,
  sentenceSchema,
  textSchema,
} from '#app/campaign/schema/words-schema.ts'

/** The shape of `campaigns/<slug>/statement/words.<lang>.yaml`: every sentence around the text of an open letter in one language. */
export const statementWordsFileSchema = z.strictObject({
  reviewed: reviewedSchema.describe(
    'Who read these words as a native reader, and when; or: not yet reviewed by a native reader',
  ),
  title: labelSchema.describe('The heading of the page.'),
  lead: sentenceSchema.describe('One to three sentences under the heading: who asks whom for what.'),
  subject: labelSchema.describe('The line "Re:" of the letter, and the subject of emails about it.'),
  place: labelSchema.optional().describe('The place before the date of the letter.'),
  salutation: labelSchema.describe('How the letter begins, in the custom of the language.'),
  close: labelSchema.describe('The closing formula before the signatories.'),
  addressees: byIdSchema(
    z.strictObject({
      name: labelSchema.describe('The person or the office, as the envelope says it.'),
      office: labelSchema.optional().describe('The second line: the office of the person.'),
    }),
  ).describe('Those the letter and its copies go to, by their id.'),
  asks: textSchema.describe('What is asked of those who sign: a paragraph.'),
  elsewhere: textSchema
    .optional()
    .describe('What a reader should know about the list that was collected elsewhere.'),
  delivery: sentenceSchema.optional().describe('To whom it was handed over, and by whom; without the date.'),
  updates: byIdSchema(
    z.strictObject({
      title: labelSchema.describe('Its heading.'),
      text: textSchema.describe('Paragraphs, with an empty line between them; only what its source says.'),
    }),
  ).describe('What happened since, by the id of the update.'),
  'source-notes': byIdSchema(sentenceSchema).describe('What a reader should know about a source, by its id.'),
  'version-notes': byIdSchema(sentenceSchema).describe(
    'What changed in a version of the text, by its number: "2": The second demand names the year.',
  ),
})

export type StatementWords = z.output<typeof statementWordsFileSchema>
