import { isAlias, isCollection, isMap, isScalar, Lexer, Parser, visit } from 'yaml'
import type { Document, Node } from 'yaml'
import { findHidden } from '#app/text/characters/hidden-characters.ts'
import { endOfText, type TextPosition } from './text-position.ts'

/** Levels of lists and maps. */
export const maxYamlDepth = 20

/** The first character that an editor does not show: its place, what is wrong and what to do. */
export function findInvisible(text: string): { place: TextPosition; what: string; todo: string } | undefined {
  const found = findHidden(text, 'file')
  return (
    found && {
      place: endOfText(text.slice(0, found.index)),
      what: `There is an invisible character here: ${found.what}.`,
      todo: 'Delete it, or type the line again.',
    }
  )
}

/** Decodes UTF-8, or finds the place of the first byte that is none. */
export function decodeUtf8(bytes: Uint8Array): string | TextPosition {
  const decode = (end: number, whole: boolean): string | undefined => {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream: !whole })
    } catch {
      return undefined
    }
  }
  const text = decode(bytes.length, true)
  if (text !== undefined) return text
  let good = 0
  let bad = bytes.length + 1
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (decode(middle, false) === undefined) bad = middle
    else good = middle
  }
  return endOfText(decode(good, false) ?? '')
}

const collections = new Set(['block-map', 'block-seq', 'flow-collection'])

/**
 * Finds where lists and maps first nest too deep, from the tokens alone: the library's composer recurses, and
 * compiling a regular expression on a nearly full stack kills the whole process.
 */
export function findDeepNesting(text: string): TextPosition | undefined {
  const parser = new Parser()
  for (const token of new Lexer().lex(text)) {
    for (const _document of parser.next(token));
    if (parser.stack.filter(({ type }) => collections.has(type)).length <= maxYamlDepth) continue
    return endOfText(text.slice(0, parser.offset))
  }
  return undefined
}

/** A feature of YAML that campaign files must not use. */
interface ForbiddenSyntax {
  offset: number | undefined
  what: string
  todo: string
}

export function listForbiddenSyntax(document: Document): ForbiddenSyntax[] {
  const found: ForbiddenSyntax[] = []
  visit(document, {
    Node(_key, node, path) {
      const offset = (node as Node).range?.[0]
      if (isAlias(node) || (node as { anchor?: string }).anchor !== undefined)
        found.push({
          offset,
          what: 'Anchors (&) and aliases (*) are not allowed.',
          todo: 'Write the value out.',
        })
      if (path.filter(isCollection).length > maxYamlDepth)
        found.push({
          offset,
          what: `Lists or maps are nested deeper than ${maxYamlDepth}.`,
          todo: 'Flatten them.',
        })
      if ((node as Node).tag !== undefined)
        found.push({
          offset,
          what: 'YAML tags (!) are not allowed.',
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
              what: `"${name}" appears twice.`,
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
