import { isFormulaStart } from '#app/tabular/formula.ts'
import { findHidden, hasHiddenCharacters } from '#app/text/characters/hidden-characters.ts'
import { maxWebsiteLength } from './website.ts'

export const maxNameLength = 200

const webAddress = /\b(?:https?|ftp|mailto|javascript|data):|\bwww\.\p{L}|:\/\//iu

/** The reason why a text cannot be the name of a signatory, as a sentence; undefined if it can. */
export function checkName(name: string): string | undefined {
  if (name.trim() === '') return 'The name is empty.'
  return checkLine(name) ?? (/\p{L}/u.test(name) ? undefined : 'The name has no letter.')
}

/** The reason why a text cannot be a title or affiliation. */
export const checkTitle = (title: string): string | undefined => checkLine(title)

function checkLine(text: string): string | undefined {
  const size = [...text].length
  if (size > maxNameLength) return `This has ${size} characters; at most ${maxNameLength} are allowed.`
  const hidden = findHidden(text, 'name')
  if (hidden)
    return `This contains an invisible character or one that changes the direction of writing: ${hidden.what}.`
  if (text.includes('\ufffd')) return 'This contains a character that could not be decoded.'
  if (/[<>]/.test(text)) return 'This contains "<" or ">".'
  if (isFormulaStart(text)) return 'This begins like a formula, with = + - or @.'
  return webAddress.test(text) ? 'This contains a web address.' : undefined
}

/** The reason why a text cannot be the website of a signatory; undefined if it can. */
export function checkWebsite(website: string): string | undefined {
  const advice = 'Write the whole address, like https://example.org.'
  if (!/^https:\/\/[^\s/@:<>"]+\.[^\s/@:<>".]+(?:\/[^\s<>"]*)?$/i.test(website) || !URL.canParse(website))
    return `"${website.slice(0, 60)}" is not a website that begins with https://. ${advice}`
  if (website.length > maxWebsiteLength) return `This website is too long. ${advice}`
  return hasHiddenCharacters(website, 'name')
    ? `This website contains invisible characters. ${advice}`
    : undefined
}
