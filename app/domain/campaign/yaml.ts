import { isAlias, isCollection, isMap, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import type { Document, Node } from 'yaml'
import type { Problem } from '../problem.ts'
import { accept, refuse, type Result } from '../result.ts'

/** 128 KB: a campaign of forty cases needs less. */
export const maxYamlBytes = 128 * 1024
const maxDepth = 20

/** Counts from 1. */
export interface Place {
  line: number
  column: number
}

export interface YamlFile {
  value: unknown
  /** where the value at this path begins; of a missing one, where its parent begins */
  locate(path: readonly PropertyKey[]): Place
  /** where the key itself stands */
  locateKey(path: readonly PropertyKey[]): Place
}

/** Reads bytes of a YAML file within the limits of a file that strangers write, and reports every mistake with its place. */
export function parseYaml(file: string, bytes: Uint8Array): Result<YamlFile, Problem[]> {
  const at = (place: Place, what: string, todo: string): Problem => ({ file, ...place, what, todo })
  const start = { line: 1, column: 1 }
  if (bytes.length > maxYamlBytes)
    return refuse([
      at(
        start,
        `The file has ${bytes.length} bytes; ${maxYamlBytes} are allowed.`,
        'Shorten it or split the campaign.',
      ),
    ])
  const text = decodeUtf8(bytes)
  if (typeof text !== 'string')
    return refuse([at(text, 'The file is not UTF-8 text.', 'Save it with the encoding UTF-8.')])
  if (text.trim() === '')
    return refuse([at(start, 'The file is empty.', 'Copy the one in campaigns/_example and change it.')])
  const deep = findDeepNesting(text)
  if (deep) return refuse([at(deep, `Lists or maps are nested deeper than ${maxDepth}.`, 'Flatten them.')])

  const lines = new LineCounter()
  // The library's own duplicate check is quadratic (security.md); ours is below. Merge keys stay off by default.
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: false,
    prettyErrors: false,
    strict: true,
  })
  const place = (offset: number | undefined): Place => {
    const { line, col } = lines.linePos(offset ?? 0)
    return { line, column: col }
  }
  const problems = [...document.errors, ...document.warnings]
    .slice(0, 20)
    .map((error) =>
      at(
        place(error.pos[0]),
        `This is not valid YAML: ${firstSentence(error.message)}`,
        'Compare the indentation and the quotes with the lines above.',
      ),
    )
  problems.push(...findForbidden(document).map(({ offset, what, todo }) => at(place(offset), what, todo)))
  if (problems.length > 0) return refuse(problems)

  return accept({
    value: document.toJS({ maxAliasCount: 0 }) as unknown,
    locate: (path) => place(findNode(document, path, false)),
    locateKey: (path) => place(findNode(document, path, true)),
  })
}

/** The text, or the place of the first byte that is not UTF-8. */
function decodeUtf8(bytes: Uint8Array): string | Place {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const lossy = new TextDecoder('utf-8').decode(bytes)
    const before = lossy.slice(0, Math.max(0, lossy.indexOf('\uFFFD'))).split('\n')
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
  }
}

/** Before parsing, since the parser recurses: brackets in a row, and block indentation. */
function findDeepNesting(text: string): Place | undefined {
  let open = 0
  for (const [index, line] of text.split('\n').entries()) {
    if (/^ {200}/.test(line) || /^(?:[-?:][ \t]+){21}/.test(line.trimStart()))
      return { line: index + 1, column: 1 }
    if (/^\s*#/.test(line)) continue
    for (let column = 0; column < line.length; column++) {
      const c = line[column]
      if (c === '[' || c === '{') open++
      else if ((c === ']' || c === '}') && open > 0) open--
      if (open > maxDepth) return { line: index + 1, column: column + 1 }
    }
  }
  return undefined
}

interface Forbidden {
  offset: number | undefined
  what: string
  todo: string
}

function findForbidden(document: Document): Forbidden[] {
  const found: Forbidden[] = []
  visit(document, {
    Node(_key, node, path) {
      const offset = (node as Node).range?.[0]
      if (isAlias(node) || (node as { anchor?: string }).anchor !== undefined)
        found.push({
          offset,
          what: 'Anchors (&) and aliases (*) are not used here.',
          todo: 'Write the value out.',
        })
      if (path.filter(isCollection).length > maxDepth)
        found.push({
          offset,
          what: `Lists or maps are nested deeper than ${maxDepth}.`,
          todo: 'Flatten them.',
        })
      if ((node as Node).tag !== undefined)
        found.push({
          offset,
          what: 'YAML tags (!) are not used here.',
          todo: 'Remove it, or put the text in quotes.',
        })
      if (isMap(node)) {
        const seen = new Set<string>()
        for (const { key } of node.items) {
          const name = isScalar(key) ? String(key.value) : undefined
          if (name === undefined)
            found.push({ offset, what: 'A key must be a simple word.', todo: 'Write it as "word: value".' })
          else if (seen.has(name))
            found.push({
              offset: isScalar(key) ? key.range?.[0] : offset,
              what: `"${name}" stands here twice.`,
              todo: 'Keep one of them.',
            })
          else seen.add(name)
        }
      }
      return found.length >= 20 ? visit.BREAK : undefined
    },
  })
  return found.slice(0, 20)
}

function findNode(document: Document, path: readonly PropertyKey[], key: boolean): number | undefined {
  let node: unknown = document.contents
  let offset = (node as Node | null)?.range?.[0]
  for (const [index, part] of path.entries()) {
    if (!isCollection(node)) break
    const item: unknown = isMap(node)
      ? node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(part))
      : node.items[Number(part)]
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

const firstSentence = (message: string): string =>
  `${(message.split('\n')[0] ?? '').replace(/[.:]\s*$/, '')}.`
