/** What a statement's Markdown may hold. Everything else is refused with its line: no HTML, no images, no tables, no code. */
export type TextBlock =
  | { kind: 'paragraph'; children: readonly TextInline[] }
  | { kind: 'heading'; children: readonly TextInline[] }
  | { kind: 'quote'; children: readonly TextBlock[] }
  | { kind: 'list'; ordered: boolean; start: number; items: readonly (readonly TextBlock[])[] }

export type TextInline =
  | { kind: 'text'; text: string }
  | { kind: 'emphasis' | 'strong'; children: readonly TextInline[] }
  | { kind: 'link'; url: string; children: readonly TextInline[] }
  | { kind: 'break' }
  /** `number` counts from 1; the note itself stands in `StatementText.notes` */
  | { kind: 'note'; number: number }
