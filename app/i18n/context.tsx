import { createContext, useContext } from 'react'
import type { Words } from './words.ts'

export const WordsContext = createContext<Words | undefined>(undefined)

/** The words of the page's language. */
export function useWords(): Words {
  const words = useContext(WordsContext)
  if (!words) throw new Error('no words around this component')
  return words
}
