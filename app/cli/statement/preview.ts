import { mixesAlphabets } from '#app/text/characters/mixed-alphabets.ts'
import type { ParsedSignatories } from '#app/signature/import/parsed-signatories.ts'
import { formatSignatory, type ImportPlan } from '#app/signature/import/plan-import.ts'
import { signatoryKinds } from '#app/statement/signatory.ts'

/** Lines of one kind in a preview. A list that two people can check by eye is shown whole. */
export const maxPreviewLines = 500

export function limitLines(lines: readonly string[]): string[] {
  const head = lines.slice(0, maxPreviewLines)
  return head.length < lines.length ? [...head, `  … and ${lines.length - head.length} more.`] : head
}

/** Formats each line as it was read, with what was changed in it and what was left out. */
export function formatParsed({ read, leftOut, notes }: ParsedSignatories): string[] {
  const cleaned = read.filter((line) => line.cleaned.length > 0).length
  const mixed = read.filter(({ row }) => mixesAlphabets(row.name))
  return [
    ...limitLines(
      read.map(
        ({ line, row, cleaned: changes }) =>
          `${String(line).padStart(5)}  ${row.kind}  ${formatSignatory(row)}${changes.length > 0 ? `  (${changes.join('; ')})` : ''}`,
      ),
    ),
    ...(leftOut.length > 0 ? ['', 'Left out:'] : []),
    ...limitLines(
      leftOut.map(({ from, to, why }) => `  ${from === to ? `line ${from}` : `lines ${from}–${to}`}: ${why}`),
    ),
    ...(notes.length + mixed.length > 0 ? ['', 'Please check:'] : []),
    ...limitLines([
      ...notes.map(({ line, what, todo }) => `  line ${line}: ${what} ${todo}`),
      ...mixed.map(
        ({ line, row }) =>
          `  line ${line}: ${row.name} mixes look-alike letters of two alphabets in one word.`,
      ),
    ]),
    '',
    `Read ${signatoryKinds.map((kind) => count(read.filter(({ row }) => row.kind === kind).length, kind)).join(' and ')}; ${cleaned} ${cleaned === 1 ? 'line' : 'lines'} cleaned.`,
  ]
}

const count = (n: number, kind: 'organisation' | 'person') => `${n} ${n === 1 ? kind : `${kind}s`}`

/** The changes that the import makes to the current list. */
export function formatPlan({ added, removed, changed, unchanged, kept }: ImportPlan): string[] {
  return [
    // A first import has been shown above.
    ...(unchanged + changed.length + removed.length === 0
      ? []
      : limitLines(added.map((row) => `+ ${formatSignatory(row)}`))),
    ...limitLines(
      changed.map(({ before, after }) => `~ ${formatSignatory(before)}  →  ${formatSignatory(after)}`),
    ),
    ...limitLines(removed.map((row) => `- ${formatSignatory(row)}`)),
    ...kept.map(({ kind, n }) => `${count(n, kind)} kept: the list has none.`),
    `${added.length} new, ${changed.length} changed, ${removed.length} removed, ${unchanged} unchanged.`,
  ]
}
