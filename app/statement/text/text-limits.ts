import { decodeUtf8, findInvisible } from '#app/core/yaml/yaml-limits.ts'
import type { FilePosition, Problem } from '#app/core/problem.ts'
import { ok, err, type Result } from '#app/core/result.ts'

/** 200 KB: forty pages. */
export const maxTextBytes = 200 * 1024

/**
 * In one paragraph. Parsing Markdown takes time quadratic in the number of its special characters: 10,000 in one paragraph take two
 * seconds.
 */
const maxMarkdownCharacters = 2000
/** Spaces and marks of lists and quotes at the beginning of a line: lists 400 levels deep take ten seconds. */
const maxIndent = 100
/** Paragraphs, list items and notes after an empty line. */
const maxBlocks = 1000

/** Decodes a Markdown file, or reports what exceeds the limits of untrusted files. */
export function readTextBytes(file: string, bytes: Uint8Array): Result<string, Problem[]> {
  const fail = (place: Omit<FilePosition, 'file'>, what: string, todo: string) =>
    err([{ file, line: place.line, column: place.column, what, todo }])
  const start = { line: 1, column: 1 }
  if (bytes.length > maxTextBytes)
    return fail(start, `The file is larger than ${maxTextBytes / 1024} KB.`, 'Shorten the text.')
  const text = decodeUtf8(bytes)
  if (typeof text !== 'string')
    return fail(text, 'The file is not UTF-8 text.', 'Save it with the encoding UTF-8.')
  const hidden = findInvisible(text)
  if (hidden) return fail(hidden.place, hidden.what, hidden.todo)
  const tooDeep = text.split('\n').findIndex((each) => measureIndent(each) > maxIndent)
  if (tooDeep !== -1)
    return fail(
      { line: tooDeep + 1, column: 1 },
      `This line is indented by more than ${maxIndent} spaces.`,
      'Begin it further left.',
    )
  let line = 1
  let blocks = 0
  for (const chunk of text.split(/(?<=\n[ \t]*\r?\n)/)) {
    if ((chunk.match(/[*_[\]<>`+\-#&.)]/g)?.length ?? 0) > maxMarkdownCharacters)
      return fail(
        { line, column: 1 },
        `This paragraph has more than ${maxMarkdownCharacters} special characters like * _ [ ] < > -.`,
        'Divide it by empty lines.',
      )
    if (chunk.trim() !== '') blocks++
    if (blocks > maxBlocks)
      return fail(
        { line, column: 1 },
        `The text has more than ${maxBlocks} paragraphs.`,
        'Shorten it, or move a part to a page of its own.',
      )
    line += chunk.split('\n').length - 1
  }
  return ok(text)
}

const measureIndent = (line: string): number =>
  (/^[\s>*+\-\d.)]*/.exec(line.slice(0, 2 * maxIndent))?.[0] ?? '').replaceAll('\t', '    ').length
