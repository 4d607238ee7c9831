import { z } from 'zod'
import { byId, label, reviewed, sentence, text } from '../campaign/words-schema.ts'

/** The shape of `campaigns/<slug>/statement/words.<lang>.yaml`: every sentence around the text of an open letter in one language. */
export const statementWordsFile = z.strictObject({
  reviewed: reviewed.describe(
    'Who read these words as a native reader, and when; or: not yet reviewed by a native reader',
  ),
  title: label.describe('The heading of the page.'),
  lead: sentence.describe('One to three sentences under the heading: who asks whom for what.'),
  subject: label.describe('The line "Re:" of the letter, and the subject of mails about it.'),
  place: label.optional().describe('The place before the date of the letter.'),
  salutation: label.describe('How the letter begins, in the custom of the language.'),
  close: label.describe('The closing formula before the signatories.'),
  addressees: byId(
    z.strictObject({
      name: label.describe('The person or the office, as the envelope says it.'),
      office: label.optional().describe('The second line: the office of the person.'),
    }),
  ).describe('Those the letter and its copies go to, by their id.'),
  asks: text.describe('What is asked of those who sign: a paragraph.'),
  elsewhere: text
    .optional()
    .describe('What a reader should know about the list that was collected elsewhere.'),
  delivery: sentence.optional().describe('To whom it was handed over, and by whom; without the date.'),
  updates: byId(
    z.strictObject({
      title: label.describe('Its heading.'),
      text: text.describe('Paragraphs, with an empty line between them; only what its source says.'),
    }),
  ).describe('What happened since, by the id of the update.'),
  'source-notes': byId(sentence).describe('What a reader should know about a source, by its id.'),
  'version-notes': byId(sentence).describe(
    'What changed in a version of the text, by its number: "2": The second demand names the year.',
  ),
})

export type StatementWords = z.output<typeof statementWordsFile>
