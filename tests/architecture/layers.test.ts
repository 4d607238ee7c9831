import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { describe, expect, test } from 'vitest'
import options from '../../remix.config.js'
import { floors } from '../../.dependency-cruiser.mjs'
import { root } from '#app/config/folders.server.ts'

// Which module may import which is held by dependency-cruiser, in `npm run lint`; here is what no import shows.

const everything = ['app', 'db', 'bin', 'tests', 'bench'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')),
)
const files = [...everything.filter((name) => /\.(?:tsx?|js)$/.test(name)), 'server.ts']
const code = (file: string) => readFileSync(join(root, file), 'utf8')
const isTest = (file: string) =>
  /\.test\.tsx?$|\.fixture\.ts$|\.setup\.ts$|^tests\/|^bench\/|^db\/testing\//.test(file)
const own = files.filter((file) => !isTest(file))
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|(?:^|\s)\/\/.*/gm, '')

describe('layout', () => {
  test('every folder of app/ is on a floor', () => {
    const folders = readdirSync(join(root, 'app'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
    expect(folders.length).toBeGreaterThan(20)
    expect(folders.filter((name) => !floors.flat().includes(name))).toEqual([])
  })

  test('no folder holds more than 16 files, of whatever type', () => {
    // One golden text for each letter of the example campaigns.
    const counted = everything.filter((file) => dirname(file) !== 'tests/content/golden')
    const counts = new Map<string, number>()
    for (const file of counted) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1)
    expect(counts.size).toBeGreaterThan(80)
    expect([...counts].filter(([, count]) => count > 16)).toEqual([])
  })

  test('no file has grown past 200 lines, and there is no drawer for odds and ends', () => {
    expect(own.filter((file) => code(file).split('\n').length > 201)).toEqual([])
    expect(own.filter((file) => /(?:^|\/)(?:utils?|helpers?|misc|common|index)\.tsx?$/.test(file))).toEqual(
      [],
    )
  })

  test('no file name is a pattern of an address', () => {
    expect(files.filter((file) => /[$[\]]|\/_[^/]+\.tsx?$/.test(file))).toEqual([])
  })

  test('the guides name files that exist', () => {
    const guides = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => join('docs', name))
    const named = ['CONTRIBUTING.md', 'README.md', 'SECURITY.md', ...guides].flatMap((guide) =>
      [...code(guide).matchAll(/`((?:app|db|tests|bench|bin)\/[\w./-]+)`/g)].map((match) => match[1] ?? ''),
    )
    expect(named.length).toBeGreaterThan(40)
    expect(named.filter((path) => !/\bxx\b/.test(path) && !existsSync(join(root, path)))).toEqual([])
  })

  test('no import climbs up', () => {
    const climbing = own.filter((file) => /from '\.\.\//.test(code(file)))
    expect(climbing).toEqual([])
  })
})

describe('habits', () => {
  test('only the dialects and the settings know which databases there are', () => {
    const knowing = own.filter(
      (file) => /sqlite|postgres/i.test(code(file)) && !/^db\/dialects\/|^app\/config\//.test(file),
    )
    expect(knowing).toEqual([])
  })

  test('only the settings and the command line’s door read the environment', () => {
    const allowed = ['app/config/config.server.ts', 'bin/demarche.js']
    expect(own.filter((file) => code(file).includes('process.env') && !allowed.includes(file))).toEqual([])
  })

  test('a pure file reads no clock, no dice, no network and nothing of its process', () => {
    const impure =
      /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bcrypto\.|\bprocess\.|\bperformance\.|\bfetch\(|\bset(?:Timeout|Interval|Immediate)\b/
    const pure = own.filter(
      (file) =>
        /^app\/(?!cli\/|enhance\/).*\.ts$/.test(file) && !/\.(?:server|d)\.ts$|-route\.ts$/.test(file),
    )
    expect(pure.length).toBeGreaterThan(150)
    expect(pure.filter((file) => impure.test(withoutComments(code(file))))).toEqual([])
  })

  test('constants are written in camel case', () => {
    const shouting = files.filter((file) => /\bconst [A-Z][A-Z0-9_]+ *[:=]/.test(code(file)))
    expect(shouting).toEqual([])
  })

  test('nothing is exported by default but where Remix asks', () => {
    const allowed = /^app\/(?:pages\/.*route\.tsx$|root\.tsx$|entry\.server\.tsx$)/
    expect(own.filter((file) => /^export default /m.test(code(file)) && !allowed.test(file))).toEqual([])
  })

  test('signatures and keyed hashes are made in one place', () => {
    const making = own.filter((file) => /createHmac|timingSafeEqual/.test(code(file)))
    expect(making).toEqual(['app/security/signed-value.server.ts'])
  })

  test('the views take nothing from Remix’s server but types', () => {
    const views = own.filter((file) => /^app\/(?:ui|pages)\/.*\.tsx$/.test(file) && !/route\.tsx$/.test(file))
    expect(views.length).toBeGreaterThan(30)
    expect(views.filter((file) => /import (?!type)[^\n]*@remix-run\/node/.test(code(file)))).toEqual([])
  })

  test('Remix’s two open doors stay shut', () => {
    expect(options.future).toMatchObject({ v3_singleFetch: false, v3_lazyRouteDiscovery: false })
  })
})
