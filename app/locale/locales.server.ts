import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locale } from './locale.ts'

/** One file of app/locale/locales: facts about the language, and the interface words. */
export interface LocaleFile extends Locale {
  words: Record<string, unknown>
}

/** The languages that have a file, by their `order`. */
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
