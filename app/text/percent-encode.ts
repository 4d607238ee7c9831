/**
 * Encodes text for a URL as percent-encoded UTF-8 (RFC 3986): a space is %20, since mail programs take +
 * literally; a lone surrogate becomes U+FFFD.
 */
export const percentEncode = (text: string): string => encodeURIComponent(text.toWellFormed())

/** Encodes text of several lines for a mailto link, with line breaks as %0D%0A (RFC 6068, 5). */
export const percentEncodeLines = (text: string): string => percentEncode(text.replace(/\r\n?|\n/g, '\r\n'))
