export const longestName = 200

// Written down they turn the writing around, hide, or break the line: Unicode categories Cc, Cf, Zl, Zp. The joiners
// U+200C and U+200D are how Persian and the scripts of India are spelled, and stay between letters.
const hidden =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u
const joinerOutside = /(?:^|[^\p{L}\p{M}])[\u200c\u200d]|[\u200c\u200d](?![\p{L}\p{M}])/u
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
  if (size > longestName) return `This is ${size} characters long; ${longestName} are enough for a name.`
  if (hidden.test(text) || joinerOutside.test(text))
    return 'This holds a character that nobody sees or that turns the writing around.'
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
  return website.length > 300 || hidden.test(website) ? `This website is too long. ${wanted}` : undefined
}
