import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '#app/config/folders.server.ts'
import { median } from './median.ts'

// How the house is laid out: run it alone, `npx tsx bench/layout.ts`. What may not be exceeded is held by
// tests/architecture/layers.test.ts, and circles by `npm run lint`.

const files = execFileSync('git', ['ls-files', 'app', 'db', 'bench', 'tests', 'server.ts'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file))
const isTest = (file: string) => /\.(?:test|fixture|setup)\.tsx?$|^tests\/|^db\/testing\//.test(file)
const countLines = (file: string) => readFileSync(join(root, file), 'utf8').split('\n').length - 1
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)

const perFolder = new Map<string, number>()
for (const file of files) perFolder.set(dirname(file), (perFolder.get(dirname(file)) ?? 0) + 1)
const sizes = [...perFolder.values()]
const source = files.filter((file) => !isTest(file) && !file.startsWith('bench/')).map(countLines)
const tests = files.filter(isTest).map(countLines)

console.log(`folders: ${perFolder.size}; files in one: median ${median(sizes)}, most ${Math.max(...sizes)}`)
console.log(`source: ${source.length} files, ${sum(source)} lines, median ${median(source)}`)
console.log(`tests: ${tests.length} files, ${sum(tests)} lines`)
