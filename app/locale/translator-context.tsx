import { createContext, useContext } from 'react'
import type { Translator } from './translator.ts'

export const TranslatorContext = createContext<Translator | undefined>(undefined)

/** The words of the page's language. */
export function useTranslator(): Translator {
  const words = useContext(TranslatorContext)
  if (!words) throw new Error('no words around this component')
  return words
}
