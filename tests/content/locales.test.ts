import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { formatProblem } from '#app/core/problem.ts'
import { folders, root } from '#app/config/folders.server.ts'
import { checkLocaleFiles } from '#app/locale/check-locale-files.server.ts'
import { locales } from './composition-context.ts'

const plural = /_(?:zero|one|two|few|many|other)$/

/** `counter.prepared_one` → its words, for every word of a language. */
function flatten(words: unknown, path = ''): Map<string, string> {
  if (typeof words === 'string') return new Map([[path, words]])
  return new Map(
    Object.entries(words as Record<string, unknown>).flatMap(([key, value]) => [
      ...flatten(value, path === '' ? key : `${path}.${key}`),
    ]),
  )
}

const english = flatten(locales.get('en')?.words)
const keysOf = (words: Map<string, string>) =>
  [...new Set([...words.keys()].map((key) => key.replace(plural, '')))].sort()

test('every language has every word, in the forms of its grammar and with the same slots', () => {
  expect(locales.size).toBeGreaterThanOrEqual(7)
  expect(checkLocaleFiles(folders.locales).map(formatProblem)).toEqual([])
})

test('every word is shown somewhere', () => {
  const code = listSources(join(root, 'app'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  // Words whose key is put together: the code names the part before the value.
  const assembled = [
    'counter',
    'refusals',
    'channel-reasons',
    'calendar',
    'groups',
    'letter.council',
    'letter.seat',
    'letter.too-long',
    'share',
    'privacy.points',
    'send',
    'manage-letters.status',
    'statement.order-',
    'statement.region-places.',
    'sign.',
    'sign-mail.',
    'signature.',
    'manage-signature.',
  ]
  const unused = keysOf(english).filter(
    (key) =>
      !code.includes(`'${key}'`) &&
      !assembled.some((prefix) => key.startsWith(prefix) && code.includes(`\`${prefix}`)) &&
      !/^privacy\.(?:mail-|sign-)?points\./.test(key),
  )
  expect(unused).toEqual([])
})

function listSources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
    .map((name) => join(folder, name))
}
