import { diffArrays } from 'diff'
import { pairBlocks } from './pair-blocks.ts'
import type { StatementText } from '#app/statement/statement.ts'
import type { TextBlock } from './text.ts'
import { tokensKey, listTokens, type TextToken } from './text-tokens.ts'

/** A run of words of a changed block; what is 'removed' stood in the older text, what is 'added' stands in the newer one. */
export interface DifferencePiece {
  kind: 'same' | 'added' | 'removed'
  /** may hold line breaks, where a block holds several paragraphs or items */
  text: string
  /** where it is the sign of a note: its number */
  note?: number
}

export type BlockDifference =
  | { kind: 'same' | 'added'; block: TextBlock }
  /** its note numbers are those of the older text */
  | { kind: 'removed'; block: TextBlock }
  /** `block` is the newer one */
  | { kind: 'changed'; block: TextBlock; pieces: readonly DifferencePiece[] }

export interface TextDifference {
  blocks: readonly BlockDifference[]
  /** the notes' paragraphs, one after the other; notes that only got another number are the same */
  notes: readonly BlockDifference[]
}

/** Beyond this many insertions and deletions a text or paragraph counts as written anew: the search is quadratic in it. */
const maxEdits = 800

const comparedTexts = new WeakMap<StatementText, WeakMap<StatementText, TextDifference>>()

/** What a newer text changes in an older one, block by block and in changed ones word by word. Computed once. */
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
  const anew = [
    { added: false, removed: true, count: older.length },
    { added: true, removed: false, count: newer.length },
  ]
  const runs = diffArrays(oldKeys, newKeys, { maxEditLength: maxEdits }) ?? anew
  const found: BlockDifference[] = []
  let [i, j] = [0, 0]
  let waiting: typeof older = []
  const settle = (added: typeof newer) => {
    for (const [before, after] of pairBlocks(waiting, added)) {
      if (!after && before) found.push({ kind: 'removed', block: before.block })
      else if (!before && after) found.push({ kind: 'added', block: after.block })
      else if (before && after)
        found.push({
          kind: 'changed',
          block: after.block,
          pieces: compareWords(before.tokens, after.tokens),
        })
    }
    waiting = []
  }
  for (const { added, removed, count } of runs) {
    if (removed) {
      waiting = older.slice(i, i + count)
      i += count
    } else if (added) {
      settle(newer.slice(j, j + count))
      j += count
    } else {
      settle([])
      for (const { block } of newer.slice(j, j + count)) found.push({ kind: 'same', block })
      i += count
      j += count
    }
  }
  settle([])
  return found
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

/** A run of words as one piece, and each sign of a note as one of its own. */
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
