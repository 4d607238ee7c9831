/** Percent-encoded UTF-8 (RFC 3986): a blank is %20, since mail programs take + literally; half a character is U+FFFD. */
export const percentEncode = (text: string): string => encodeURIComponent(text.toWellFormed())

/** The same with line breaks as %0D%0A (RFC 6068, 5). */
export const percentEncodeLines = (text: string): string => percentEncode(text.replace(/\r\n?|\n/g, '\r\n'))
