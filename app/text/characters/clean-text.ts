import { stripHidden } from './hidden-characters.ts'

/**
 * Cleans text of several lines: lines end with \n, and characters that hide or reorder text are removed.
 */
export const cleanText = (text: string): string =>
  stripHidden(text.toWellFormed().replace(/\r\n?/g, '\n'), 'letter')

/** Cleans text to one line, for subjects, headers, names and headings. */
export const toOneLine = (text: string): string => cleanText(text).replace(/\s+/g, ' ').trim()
