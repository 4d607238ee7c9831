/** The supported Markdown of a statement. Everything else is refused: HTML, images, tables, code. */
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
  /** `number` counts from 1; the note itself is in `StatementText.notes` */
  | { kind: 'note'; number: number }
