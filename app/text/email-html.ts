/** The properties of an email that its text does not contain. */
export interface EmailHtmlOptions {
  /** BCP 47 */
  lang: string
  dir: 'ltr' | 'rtl'
  title: string
  /** our own URLs, as they appear in the text; nothing else becomes a link */
  links: readonly string[]
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Escapes text and quoted attributes (HTML, 13.3). */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign)

// A run of visible ASCII characters except <, > and ": Chinese text ends a URL without a space.
const address = /(https?:\/\/[\x21\x23-\x3B\x3D\x3F-\x7E]+)/
const stops = /^[.,;:!?)\]'*]*$/

/**
 * Formats the HTML alternative of an email's text: paragraphs, line breaks, and links to our own pages. No
 * images, styles or scripts, and nothing is loaded from anywhere, so that opening the email reveals nothing.
 */
export function formatEmailHtml(text: string, { lang, dir, title, links }: EmailHtmlOptions): string {
  const own = links.filter((link) => /^https?:\/\//.test(link)).sort((a, b) => b.length - a.length)
  const paragraphs = text
    .replace(/\r\n?/g, '\n')
    .split(/\n(?:[ \t]*\n)+/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${formatParagraph(paragraph.trim(), own)}</p>\n`)
  return (
    `<!DOCTYPE html>\n<html lang="${escapeHtml(lang)}" dir="${dir}">\n<head>\n<meta charset="utf-8">\n` +
    `<title>${escapeHtml(title)}</title>\n</head>\n<body>\n${paragraphs.join('')}</body>\n</html>\n`
  )
}

const formatParagraph = (paragraph: string, own: readonly string[]): string =>
  paragraph
    .split(address)
    .map((piece, i) => (i % 2 === 1 ? formatLink(piece, own) : escapeHtml(piece)))
    .join('')
    .replaceAll('\n', '<br>\n')

/**
 * Links a whole URL or none: a link to the first part of a longer one would show something it does not open.
 */
function formatLink(piece: string, own: readonly string[]): string {
  const bare = own.find((link) => piece.startsWith(link) && stops.test(piece.slice(link.length)))
  if (bare === undefined) return escapeHtml(piece)
  const href = escapeHtml(bare)
  return `<a href="${href}" dir="ltr">${href}</a>${escapeHtml(piece.slice(bare.length))}`
}
