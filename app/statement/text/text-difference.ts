import { diffArrays } from 'diff'
import { pairBlocks } from './pair-blocks.ts'
import type { StatementText } from '#app/statement/statement.ts'
import type { TextBlock } from './text.ts'
import { tokensKey, listTokens, type TextToken } from './text-tokens.ts'

/** A run of words of a changed block; 'removed' words are in the older text, 'added' ones in the newer. */
export interface DifferencePiece {
  kind: 'same' | 'added' | 'removed'
  /** has line breaks if the block has several paragraphs or items */
  text: string
  /** the number, if it is a note mark */
  note?: number
}

export type BlockDifference =
  | { kind: 'same' | 'added'; block: TextBlock }
  /** with the note numbers of the older text */
  | { kind: 'removed'; block: TextBlock }
  /** `block` is the newer block */
  | { kind: 'changed'; block: TextBlock; pieces: readonly DifferencePiece[] }

export interface TextDifference {
  blocks: readonly BlockDifference[]
  /** the paragraphs of all notes; a note that only got another number is the same */
  notes: readonly BlockDifference[]
}

/** Beyond this many insertions and deletions a text or paragraph counts as rewritten: the search is quadratic in their number. */
const maxEdits = 800

const comparedTexts = new WeakMap<StatementText, WeakMap<StatementText, TextDifference>>()

/** Compares two texts block by block, and changed blocks word by word. The result is cached. */
export function compareTexts(from: StatementText, to: StatementText): TextDifference {
  const others = comparedTexts.get(from) ?? new WeakMap<StatementText, TextDifference>()
  comparedTexts.set(from, others)
  const found = others.get(to) ?? {
    blocks: compareBlocks(from.blocks, to.blocks),
    notes: compareBlocks(from.notes.flat(), to.notes.flat()),
  }
  others.set(to, found)
  return found
}

function compareBlocks(from: readonly TextBlock[], to: readonly TextBlock[]): BlockDifference[] {
  const older = from.map((block) => ({ block, tokens: listTokens(block) }))
  const newer = to.map((block) => ({ block, tokens: listTokens(block) }))
  const key = ({ block, tokens }: (typeof older)[number]) => `${block.kind} ${tokensKey(tokens)}`
  const oldKeys = older.map(key)
  const newKeys = newer.map(key)
  const rewritten = [
    { added: false, removed: true, count: older.length },
    { added: true, removed: false, count: newer.length },
  ]
  const runs = diffArrays(oldKeys, newKeys, { maxEditLength: maxEdits }) ?? rewritten
  const differences: BlockDifference[] = []
  let [i, j] = [0, 0]
  let removedBlocks: typeof older = []
  const settle = (added: typeof newer) => {
    for (const [before, after] of pairBlocks(removedBlocks, added)) {
      if (!after && before) differences.push({ kind: 'removed', block: before.block })
      else if (!before && after) differences.push({ kind: 'added', block: after.block })
      else if (before && after)
        differences.push({
          kind: 'changed',
          block: after.block,
          pieces: compareWords(before.tokens, after.tokens),
        })
    }
    removedBlocks = []
  }
  for (const { added, removed, count } of runs) {
    if (removed) {
      removedBlocks = older.slice(i, i + count)
      i += count
    } else if (added) {
      settle(newer.slice(j, j + count))
      j += count
    } else {
      settle([])
      for (const { block } of newer.slice(j, j + count)) differences.push({ kind: 'same', block })
      i += count
      j += count
    }
  }
  settle([])
  return differences
}

function compareWords(from: readonly TextToken[], to: readonly TextToken[]): DifferencePiece[] {
  const runs = diffArrays([...from], [...to], {
    comparator: (one, other) => one.key === other.key,
    maxEditLength: maxEdits,
  })
  if (!runs) return [...joinTokens('removed', from), ...joinTokens('added', to)]
  return runs.flatMap(({ added, removed, value }) =>
    joinTokens(added ? 'added' : removed ? 'removed' : 'same', value),
  )
}

/** Joins a run of words to one piece; each note mark is a piece of its own. */
function joinTokens(kind: DifferencePiece['kind'], tokens: readonly TextToken[]): DifferencePiece[] {
  const pieces: DifferencePiece[] = []
  for (const { text, note } of tokens) {
    const last = pieces.at(-1)
    if (note !== undefined) pieces.push({ kind, text, note })
    else if (last && last.note === undefined) last.text += text
    else pieces.push({ kind, text })
  }
  return pieces
}
