import { cleanName } from '#app/signature/signatory/clean-name.ts'
import type { FindCountry } from '#app/signature/signatory/find-country.ts'
import { isNumbered, classifyLine, type LineKind } from './classify-line.ts'
import type { SkippedLines, ImportProblem, ParsedSignatories } from './parsed-signatories.ts'
import { findListStart, isLikelySentence } from './find-list-start.ts'
import { hasSlashCountries, parseEntry } from './parse-entry.ts'
import type { SignatoryKind } from '#app/statement/signatory.ts'

export interface ImportOptions {
  /** of the names above the first heading */
  kind: SignatoryKind
  findCountry: FindCountry
  /** the first and last line to read, counted from 1 */
  lines?: { from: number; to: number } | undefined
}

interface Entry {
  line: number
  kind: SignatoryKind
  text: string
  /** the last line that belongs to it */
  to: number
}

/**
 * Parses a list that was pasted as text: one signatory per line, with or without numbers. In a numbered list, a line without a
 * number continues the line before. Every skipped line is reported.
 */
export function parsePastedList(text: string, options: ImportOptions): ParsedSignatories {
  const { findCountry, lines } = options
  const all = text.replace(/^\ufeff/, '').split(/\r\n|[\r\n]/)
  const trimmed = all.map((line) => line.replaceAll('\f', ' ').trim())
  const start = lines === undefined ? findListStart(trimmed) : lines.from - 1
  const from = start ?? 0
  const kinds = trimmed
    .slice(0, lines?.to)
    .map((line, i) => (i < from ? ({ is: 'empty' } as const) : classifyLine(line)))
  const { entries, leftOut, notes, problems } = groupLines(trimmed, kinds, options.kind)
  if (from > 0 && lines) leftOut.unshift({ from: 1, to: from, why: 'outside the chosen lines' })
  if (from > 0 && !lines) {
    const before = describeSkippedStart(trimmed.slice(0, from))
    leftOut.unshift(...before.skipped)
    notes.unshift(...before.notes)
  }
  if (kinds.length < all.length)
    leftOut.push({ from: kinds.length + 1, to: all.length, why: 'outside the chosen lines' })

  const hasNumbers = isNumbered(kinds)
  const cleaned = entries.map((entry) => ({ ...entry, ...cleanName(entry.text, hasNumbers) }))
  const hasCountries = hasSlashCountries(
    cleaned.filter(({ kind }) => kind === 'organisation').map((entry) => entry.text),
    findCountry,
  )
  const parsed: ParsedSignatories = { read: [], leftOut, notes, problems }
  for (const [at, { line, to, kind, text: name, changes }] of cleaned.entries()) {
    // If the beginning of the list is unknown, the sentences of a letter around it would become names.
    if (start === undefined && isLikelySentence(entries[at]?.text ?? '')) {
      leftOut.push({ from: line, to, why: `doubtful: ${truncate(name)}` })
      problems.push({
        line,
        what: 'Doubtful: this looks like a sentence of a letter, not like a name.',
        todo: 'Remove it, put a heading like "Organisations" before the names, or choose the lines: --lines 10-300.',
      })
      continue
    }
    const entry = parseEntry(name, kind, { findCountry, hasCountries })
    if (!entry.ok) {
      problems.push(...entry.error.map((problem) => ({ line, ...problem })))
      continue
    }
    const joined = to > line ? [to === line + 1 ? `line ${to} joined` : `lines ${line + 1}–${to} joined`] : []
    parsed.read.push({
      line,
      row: entry.value.row,
      cleaned: [...changes, ...joined, ...entry.value.changes],
    })
  }
  problems.sort((a, b) => a.line - b.line)
  leftOut.sort((a, b) => a.from - b.from)
  return parsed
}

/** The lines before the list, and a note if some of them may be names. */
function describeSkippedStart(lines: readonly string[]): { skipped: SkippedLines[]; notes: ImportProblem[] } {
  const skipped = lines.flatMap((text, i) =>
    text === '' ? [] : [{ from: i + 1, to: i + 1, why: `before the list: ${truncate(text)}` }],
  )
  const first = lines.findIndex((text) => text !== '' && !isLikelySentence(text))
  const note = {
    line: first + 1,
    what: `The lines before line ${lines.length + 1} are skipped.`,
    todo: 'If they include names, put a heading like "Organisations" above them.',
  }
  return { skipped, notes: first < 0 ? [] : [note] }
}

const truncate = (text: string): string =>
  text.length > 80 ? `"${text.slice(0, 80).toWellFormed()}…"` : `"${text}"`

/** Groups the lines that belong to one signatory. */
function groupLines(lines: readonly string[], kinds: readonly LineKind[], first: SignatoryKind) {
  const hasNumbers = isNumbered(kinds)
  const entries: Entry[] = []
  const leftOut: SkippedLines[] = []
  const notes: ImportProblem[] = []
  const problems: ImportProblem[] = []
  let kind = first
  let open: 'entry' | 'footnote' | undefined
  let last = 0
  for (const [i, what] of kinds.entries()) {
    const line = i + 1
    const text = lines[i] ?? ''
    const entry = entries.at(-1)
    if (what.is === 'empty') {
      open = undefined
    } else if (what.is === 'heading') {
      if (what.of !== 'list') kind = what.of
      leftOut.push({ from: line, to: line, why: `the heading "${text}"` })
      open = undefined
      last = 0
    } else if (what.is === 'left-out') {
      leftOut.push({ from: line, to: line, why: what.why })
      open = undefined
    } else if (what.is === 'footnote' || (open === 'footnote' && what.is === 'plain')) {
      leftOut.push({ from: line, to: line, why: 'a footnote' })
      open = 'footnote'
    } else if (open === 'entry' && entry && continuesEntry(entry.text, text, what, hasNumbers)) {
      entry.text = `${entry.text} ${text}`
      entry.to = line
    } else if (hasNumbers && what.is === 'plain') {
      problems.push({
        line,
        what: 'This line has no number, unlike the others.',
        todo: 'Add its number, or join it to the line that it continues.',
      })
      open = undefined
    } else {
      if (hasNumbers && what.is === 'numbered') {
        if (last > 0 && what.number !== last + 1)
          notes.push({
            line,
            what: `Number ${what.number} follows number ${last}.`,
            todo: 'Is a line missing?',
          })
        last = what.number
      }
      entries.push({ line, to: line, kind, text })
      open = 'entry'
    }
  }
  return { entries, leftOut: joinRanges(leftOut), notes, problems }
}

/** Without numbers, only an open bracket shows that a name continues on the next line. */
function continuesEntry(before: string, text: string, { is }: LineKind, hasNumbers: boolean): boolean {
  if (is !== 'plain') return false
  return hasNumbers || (openBrackets(before) > 0 && openBrackets(`${before} ${text}`) === 0)
}

function openBrackets(text: string): number {
  let open = 0
  for (const letter of text) {
    if ('([（【'.includes(letter)) open++
    if (')]）】'.includes(letter)) open--
  }
  return open
}

function joinRanges(ranges: readonly SkippedLines[]): SkippedLines[] {
  const joined: SkippedLines[] = []
  for (const range of ranges) {
    const before = joined.at(-1)
    if (before?.why === range.why && before.to + 1 === range.from) before.to = range.to
    else joined.push({ ...range })
  }
  return joined
}
