import { isCollection, isMap, isPair, isScalar, LineCounter, parseDocument } from 'yaml'
import type { Document, Node, Pair, YAMLMap } from 'yaml'
import type { Problem } from '#app/core/problem.ts'
import { ok, err, type Result } from '#app/core/result.ts'
import type { TextPosition } from './text-position.ts'
import {
  decodeUtf8,
  findDeepNesting,
  listForbiddenSyntax,
  findInvisible,
  maxYamlDepth,
} from './yaml-limits.ts'

/** 128 KB: a campaign of forty cases needs less. */
export const maxYamlBytes = 128 * 1024

export interface YamlFile {
  value: unknown
  /** the start of the value at this path; of a missing value, the start of its parent */
  locate(path: readonly PropertyKey[]): TextPosition
  /** the place of the key itself */
  locateKey(path: readonly PropertyKey[]): TextPosition
}

/**
 * Parses the bytes of a YAML file that strangers may have written, within strict limits. Reports every
 * mistake with its place.
 */
export function parseYaml(file: string, bytes: Uint8Array): Result<YamlFile, Problem[]> {
  const at = (place: TextPosition, what: string, todo: string): Problem => ({ file, ...place, what, todo })
  const start = { line: 1, column: 1 }
  if (bytes.length > maxYamlBytes)
    return err([
      at(start, `The file is larger than ${maxYamlBytes / 1024} KB.`, 'Shorten it or split the campaign.'),
    ])
  const text = decodeUtf8(bytes)
  if (typeof text !== 'string')
    return err([at(text, 'The file is not UTF-8 text.', 'Save it with the encoding UTF-8.')])
  if (text.trim() === '')
    return err([at(start, 'The file is empty.', 'Copy the one in campaigns/_example and change it.')])
  const hidden = findInvisible(text)
  if (hidden) return err([at(hidden.place, hidden.what, hidden.todo)])
  const deep = findDeepNesting(text)
  if (deep) return err([at(deep, `Lists or maps are nested deeper than ${maxYamlDepth}.`, 'Flatten them.')])

  const lines = new LineCounter()
  // The library's own duplicate check is quadratic (security.md); ours is below. Merge keys stay off by default.
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: false,
    prettyErrors: false,
    strict: true,
  })
  const place = (offset: number | undefined): TextPosition => {
    const { line, col } = lines.linePos(offset ?? 0)
    return { line, column: col }
  }
  const problems = [...document.errors, ...document.warnings]
    .slice(0, 20)
    .map((error) =>
      at(
        place(error.pos[0]),
        ...(plainMessages[error.code] ?? [
          `This is not valid YAML: ${firstSentence(error.message)}`,
          'Compare the indentation and the quotes with the lines above.',
        ]),
      ),
    )
  problems.push(
    ...listForbiddenSyntax(document).map(({ offset, what, todo }) => at(place(offset), what, todo)),
  )
  if (problems.length > 0) return err(problems)

  return ok({
    value: document.toJS({ maxAliasCount: 0 }) as unknown,
    locate: (path) => place(findNode(document, path, false)),
    locateKey: (path) => place(findNode(document, path, true)),
  })
}

const indexes = new WeakMap<YAMLMap, Map<string, Pair>>()

/** A map's entries by key: a linear search for each of 20,000 mistakes would be quadratic. */
function indexKeys(map: YAMLMap): Map<string, Pair> {
  const known = indexes.get(map)
  if (known) return known
  const index = new Map(map.items.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : '', pair]))
  indexes.set(map, index)
  return index
}

function findNode(document: Document, path: readonly PropertyKey[], key: boolean): number | undefined {
  let node: unknown = document.contents
  let offset = (node as Node | null)?.range?.[0]
  for (const [index, part] of path.entries()) {
    if (!isCollection(node)) break
    const item: unknown = isMap(node) ? indexKeys(node).get(String(part)) : node.items[Number(part)]
    if (item === undefined) break
    const keyNode = isPair(item) ? (item.key as Node) : undefined
    node = isPair(item) ? item.value : item
    const wantsKey = key && index === path.length - 1
    offset =
      (wantsKey ? keyNode?.range?.[0] : undefined) ??
      (node as Node | null)?.range?.[0] ??
      keyNode?.range?.[0] ??
      offset
  }
  return offset
}

/** The parser's error codes in plain words: what is wrong, what to do. */
const plainMessages: Readonly<Record<string, [string, string]>> = {
  BLOCK_AS_IMPLICIT_KEY: [
    'This text contains ": " but is not in quotes.',
    'Put the whole text in double quotes.',
  ],
  MISSING_CHAR: [
    'Something is missing here: a space after a colon, or a closing quote or bracket.',
    'Write "key: value", and close every quote and bracket.',
  ],
  MULTIPLE_DOCS: ['The line "---" starts a second document here.', 'Remove the line.'],
  BAD_INDENT: [
    'This line is indented differently from the lines it belongs to.',
    'Use the same number of spaces as the lines above.',
  ],
  TAB_AS_INDENT: ['This line is indented with a tab.', 'Use spaces instead of tabs.'],
}

const firstSentence = (message: string): string =>
  `${(message.split('\n')[0] ?? '').replace(/[.:]\s*$/, '')}.`
