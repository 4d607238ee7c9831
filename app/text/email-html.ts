/** What the text does not say of itself. */
export interface EmailHtmlOptions {
  /** BCP 47 */
  lang: string
  dir: 'ltr' | 'rtl'
  title: string
  /** our own addresses, as they stand in the text; nothing else becomes a link */
  links: readonly string[]
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** For text and for quoted attributes (HTML, 13.3). */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign)

// A run of the visible signs of ASCII but <, > and ": Chinese ends an address without a blank.
const address = /(https?:\/\/[\x21\x23-\x3B\x3D\x3F-\x7E]+)/
const stops = /^[.,;:!?)\]'*]*$/

/**
 * The HTML twin of a mail's text: paragraphs, line breaks, and links to our own pages. No picture, style or script,
 * and nothing is loaded from anywhere, so that opening it tells nobody.
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

/** A whole address or none: a link to the first part of a longer one would show what it does not open. */
function formatLink(piece: string, own: readonly string[]): string {
  const bare = own.find((link) => piece.startsWith(link) && stops.test(piece.slice(link.length)))
  if (bare === undefined) return escapeHtml(piece)
  const shown = escapeHtml(bare)
  return `<a href="${shown}" dir="ltr">${shown}</a>${escapeHtml(piece.slice(bare.length))}`
}
