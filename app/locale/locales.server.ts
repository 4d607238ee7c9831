import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locale } from './locale.ts'

/** One file of app/locale/locales: the language's own facts and the interface's words. */
export interface LocaleFile extends Locale {
  words: Record<string, unknown>
}

/** Every language there is a file for, in the order of their `order` entries. */
export function loadLocales(folder: string): ReadonlyMap<string, LocaleFile> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map(
      (name) =>
        JSON.parse(readFileSync(join(folder, name), 'utf8')) as { language: Locale & { order: number } },
    )
    .sort((a, b) => a.language.order - b.language.order)
  return new Map(files.map(({ language, ...words }) => [language.lang, { ...language, words }]))
}
