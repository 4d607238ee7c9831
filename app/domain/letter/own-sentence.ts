import { listParagraphs } from './aligned.ts'

/** Stands in a composed letter where the supporter's own sentence goes; no words file and no template can hold it. */
export const ownMark = '\u0002'

/** Takes the mark out of a composed text and remembers its place, counted from the end: what is typed above may grow. */
export function placeOwn(text: string): { text: string; after: number } {
  const all = listParagraphs(text)
  const place = all.findIndex((paragraph) => paragraph.includes(ownMark))
  // Without a place of its own it goes before the closing formula.
  if (place === -1) return { text, after: 1 }
  const rest = all.flatMap((paragraph) => paragraph.replaceAll(ownMark, '').trim() || [])
  const gone = all[place]?.replaceAll(ownMark, '').trim() === ''
  return { text: rest.join('\n\n'), after: all.length - place - 1 + (gone ? 0 : 1) }
}

/** Puts the supporter's own sentence before the last `after` paragraphs. */
export function insertOwn(text: string, own: string, after: number): string {
  if (own === '') return text
  const all = listParagraphs(text)
  const place = Math.max(0, all.length - after)
  return [...all.slice(0, place), own, ...all.slice(place)].join('\n\n')
}
