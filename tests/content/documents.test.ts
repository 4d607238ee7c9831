import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '#app/config/folders.server.ts'

const documents = execFileSync('git', ['ls-files', '*.md'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '')

/** Paths of the repository between backticks. `xx` and `my-…` stand for what the reader adds, `*` and `<>` for any. */
const pathsIn = (text: string) =>
  [...text.matchAll(/`(?<path>(?:app|bench|bin|db|docs|templates|tests)\/[\w./-]+)`/g)]
    .map(({ groups }) => groups?.path ?? '')
    .filter((path) => !/\bxx\b|\/my-/.test(path))

test.each(documents)('every path that %s names is there', (file) => {
  const paths = pathsIn(readFileSync(join(root, file), 'utf8'))
  const isThere = (path: string) =>
    existsSync(join(root, path)) || existsSync(join(root, dirname(file), path))
  expect(paths.filter((path) => !isThere(path))).toEqual([])
})

test('the documents name paths at all', () => {
  const named = documents.flatMap((file) => pathsIn(readFileSync(join(root, file), 'utf8')))
  expect(named.length).toBeGreaterThan(20)
})
