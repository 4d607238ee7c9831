import { stripHidden } from './hidden-characters.ts'

/** Text of several lines as letters, pages and documents hold it: lines end with \n, and what hides or turns around what it says is gone. */
export const cleanText = (text: string): string =>
  stripHidden(text.toWellFormed().replace(/\r\n?/g, '\n'), 'letter')

/** The same on one line, for subjects, headers, names and headings. */
export const toOneLine = (text: string): string => cleanText(text).replace(/\s+/g, ' ').trim()
