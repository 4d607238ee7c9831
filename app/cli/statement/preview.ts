import { mixesAlphabets } from '#app/text/characters/mixed-alphabets.ts'
import type { ParsedList } from '#app/signature/import/parsed-list.ts'
import { formatSignatory, type ListImportPlan } from '#app/signature/import/plan-list-import.ts'
import { signatoryKinds } from '#app/statement/signatory.ts'

/**
 * Maximum number of lines of one kind in a preview. A list that two people can check by eye is shown in full.
 */
export const maxPreviewLines = 500

export function formatCut(lines: readonly string[]): string[] {
  const cut = lines.slice(0, maxPreviewLines)
  return cut.length < lines.length ? [...cut, `  … and ${lines.length - cut.length} more.`] : cut
}

/** Formats how each line was read, what was changed in it, and what was left out. */
export function formatReading({ read, leftOut, notes }: ParsedList): string[] {
  const cleaned = read.filter((line) => line.cleaned.length > 0).length
  const mixed = read.filter(({ row }) => mixesAlphabets(row.name))
  return [
    ...formatCut(
      read.map(
        ({ line, row, cleaned: changes }) =>
          `${String(line).padStart(5)}  ${row.kind}  ${formatSignatory(row)}${changes.length > 0 ? `  (${changes.join('; ')})` : ''}`,
      ),
    ),
    ...(leftOut.length > 0 ? ['', 'Left out:'] : []),
    ...formatCut(
      leftOut.map(({ from, to, why }) => `  ${from === to ? `line ${from}` : `lines ${from}–${to}`}: ${why}`),
    ),
    ...(notes.length + mixed.length > 0 ? ['', 'Please check:'] : []),
    ...formatCut([
      ...notes.map(({ line, what, todo }) => `  line ${line}: ${what} ${todo}`),
      ...mixed.map(
        ({ line, row }) =>
          `  line ${line}: ${row.name} mixes look-alike letters of two alphabets in one word.`,
      ),
    ]),
    '',
    `Read ${signatoryKinds.map((kind) => `${read.filter(({ row }) => row.kind === kind).length} ${plural[kind]}`).join(' and ')}; ${cleaned} ${cleaned === 1 ? 'line' : 'lines'} cleaned.`,
  ]
}

const plural = { organisation: 'organisations', person: 'persons' } as const

/** Formats the changes of the import to the current list. */
export function formatPlan({ added, removed, changed, unchanged, kept }: ListImportPlan): string[] {
  return [
    // A first import has been shown above.
    ...(unchanged + changed.length + removed.length === 0
      ? []
      : formatCut(added.map((row) => `+ ${formatSignatory(row)}`))),
    ...formatCut(
      changed.map(({ before, after }) => `~ ${formatSignatory(before)}  →  ${formatSignatory(after)}`),
    ),
    ...formatCut(removed.map((row) => `- ${formatSignatory(row)}`)),
    ...kept.map(({ kind, n }) => `${n} ${plural[kind]} kept: the list has none.`),
    `${added.length} new, ${changed.length} changed, ${removed.length} removed, ${unchanged} unchanged.`,
  ]
}
