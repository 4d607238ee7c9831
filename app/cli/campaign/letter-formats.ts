export const letterFormats = ['text', 'json', 'eml', 'pdf', 'links'] as const
export type LetterFormat = (typeof letterFormats)[number]
