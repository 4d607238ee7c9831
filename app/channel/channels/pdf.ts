import type { Channel } from '#app/channel/channel.ts'

/**
 * A character of a script that none of our fonts supports; see docs/decisions/0012-typesetting.md.
 */
const unsupportedScript =
  /[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Common}\p{Script=Inherited}]/u

/**
 * Whether our fonts support all scripts of a text. Printing from the browser uses the fonts of the device
 * instead.
 */
export const isTypesettable = (text: string): boolean => !unsupportedScript.test(text.toWellFormed())

/** The letter set for paper, with its address block; see app/documents/pdf/. */
export const pdfChannel: Channel = {
  id: 'pdf',
  kind: 'paper',
  plan: ({ letter }) => {
    const length = letter.text.length
    return isTypesettable(`${letter.subject}\n${letter.text}`)
      ? { id: 'pdf', kind: 'paper', fits: true, length }
      : { id: 'pdf', kind: 'paper', fits: false, length, reason: 'script' }
  },
}
