import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseYaml } from '#app/core/yaml/yaml.ts'
import { checkInterfaceWords } from './check-interface-words.ts'
import type { Problem } from '#app/core/problem.ts'

/** The problems of the interface words of every language, each with its place in app/locale/locales/<lang>.json. */
export function checkLocaleFiles(folder: string): Problem[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  // JSON is YAML too, and the YAML reader knows the position of each word.
  const files = names.map((name) => {
    const file = `app/locale/locales/${name}`
    return { file, lang: name.replace('.json', ''), read: parseYaml(file, readFileSync(join(folder, name))) }
  })
  const wordsOf = (value: unknown): unknown => {
    const { language: _, ...words } = value as Record<string, unknown>
    return words
  }
  const english = files.find(({ lang }) => lang === 'en')?.read
  if (!english?.ok) return english ? english.error : []
  return files.flatMap(({ file, lang, read }) =>
    read.ok
      ? checkInterfaceWords(lang, wordsOf(read.value.value), wordsOf(english.value.value)).map(
          ({ path, what, todo }) => ({ file, ...read.value.locate(path), what, todo }),
        )
      : read.error,
  )
}
