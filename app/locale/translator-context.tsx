import { createContext, useContext } from 'react'
import type { Translator } from './translator.ts'

export const TranslatorContext = createContext<Translator | undefined>(undefined)

/** The words of the page's language. */
export function useTranslator(): Translator {
  const translator = useContext(TranslatorContext)
  if (!translator) throw new Error('no translator around this component')
  return translator
}
