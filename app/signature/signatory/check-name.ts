import { findHidden, hasHiddenCharacters } from '#app/text/characters/hidden-characters.ts'

export const maxNameLength = 200

const webAddress = /\b(?:https?|ftp|mailto|javascript|data):|\bwww\.\p{L}|:\/\//iu
const formulaStart = /^\s*[=+\-@＝＋－＠]/u

/** Why this cannot be the name of a signatory, as a sentence; undefined if it can. */
export function checkName(name: string): string | undefined {
  if (name.trim() === '') return 'The name is empty.'
  return checkLine(name) ?? (/\p{L}/u.test(name) ? undefined : 'The name has no letter.')
}

/** The same for a title or affiliation. */
export const checkTitle = (title: string): string | undefined => checkLine(title)

function checkLine(text: string): string | undefined {
  const size = [...text].length
  if (size > maxNameLength) return `This is ${size} characters long; ${maxNameLength} are enough for a name.`
  const hidden = findHidden(text, 'name')
  if (hidden)
    return `This holds a character that nobody sees or that turns the writing around: ${hidden.what}.`
  if (text.includes('\ufffd')) return 'This holds a character that could not be read.'
  if (/[<>]/.test(text)) return 'This holds "<" or ">".'
  if (formulaStart.test(text)) return 'This begins like a formula, with = + - or @.'
  return webAddress.test(text) ? 'This holds a web address.' : undefined
}

/** Why this is not the website of a signatory. */
export function checkWebsite(website: string): string | undefined {
  const wanted = 'Write it whole, like https://example.org.'
  if (!/^https:\/\/[^\s/@:<>"]+\.[^\s/@:<>".]+(?:\/[^\s<>"]*)?$/i.test(website) || !URL.canParse(website))
    return `"${website.slice(0, 60)}" is not a website that begins with https://. ${wanted}`
  return website.length > 300 || hasHiddenCharacters(website, 'name')
    ? `This website is too long. ${wanted}`
    : undefined
}
