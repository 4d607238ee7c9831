import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, sep } from 'node:path'
import { describe, expect, test } from 'vitest'
import options from '../../remix.config.js'
import { root } from '../../app/config/folders.server.ts'

interface Import {
  file: string
  /** a path in the repository for relative imports, else the package's name */
  target: string
}

const importing = /(?:\bfrom|\bimport) ?\(? ?['"](?<target>[\w@.$/:?-]+)['"]/g

function listImports(file: string, code: string): Import[] {
  return [...code.matchAll(importing)].map(({ groups }) => {
    const target = (groups?.target ?? '').replace(/\?.*$/, '')
    return {
      file,
      target: target.startsWith('.') ? posix.join(posix.dirname(file), target) : packageOf(target),
    }
  })
}

const packageOf = (target: string) =>
  target.startsWith('@') ? target.split('/').slice(0, 2).join('/') : (target.split('/')[0] ?? '')

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => !/(?:^|[\\/])(?:node_modules|build|\.git|data)[\\/]/.test(name) && /\.tsx?$/.test(name))
  .map((name) => name.split(sep).join('/'))
const code = (file: string) => readFileSync(join(root, file), 'utf8')
const isTest = (file: string) => /\.test\.tsx?$|\.fixture\.ts$|^tests\/|^bench\/|^db\/testing\//.test(file)
const imports = files.filter((file) => !isTest(file)).flatMap((file) => listImports(file, code(file)))

test('imports of every kind are seen', () => {
  const sample = `import a from 'zod'\nimport type { B } from "../db/x.ts"\nexport { c } from './c.tsx'\nconst d = await import('@scope/pkg/deep')\nimport './style.css?url'`
  expect(listImports('app/routes/x.ts', sample).map(({ target }) => target)).toEqual([
    'zod',
    'app/db/x.ts',
    'app/routes/c.tsx',
    '@scope/pkg',
    'app/routes/style.css',
  ])
})

/** docs: the table in README "The rooms"; `node:` stands for all of Node's own modules. */
const rooms: { room: RegExp; may: RegExp }[] = [
  // The ground floor: every other room may enter it.
  {
    room: /^app\/(?:text|time|security)\//,
    may: /^app\/(?:text|time|security)\/|^app\/server\/log\.server\.ts$|^altcha-lib$|^node:/,
  },
  {
    room: /^app\/domain\//,
    may: /^app\/(?:domain|text|time)\/|^(?:zod|yaml|diff|tldts|mdast|mdast-util-from-markdown|mdast-util-gfm-footnote|micromark-extension-gfm-footnote)$/,
  },
  { room: /^db\//, may: /^db\/|^app\/(?:domain|time)\/|^kysely$|^better-sqlite3$|^pg$|^csv-parse$|^node:/ },
  {
    room: /^app\/server\//,
    may: /^app\/(?:server|domain|i18n|text|time|security)\/|^db\/|^node:|^(?:@remix-run\/node|express|rate-limiter-flexible|ipaddr\.js|kysely|altcha-lib|nodemailer|smtp-server|postal-mime|ical-generator|feed|handlebars|csv-parse|docx|read-excel-file|@myriaddreamin\/typst-ts-node-compiler|@resvg\/resvg-js)$/,
  },
  {
    room: /^app\/components\//,
    may: /^app\/(?:components|ui|domain|i18n|time)\/|^react$|^@remix-run\/(?:react|node)$|^i18next$/,
  },
  { room: /^app\/ui\//, may: /^app\/(?:ui|domain|i18n)\/|^react$/ },
  { room: /^app\/i18n\//, may: /^app\/(?:i18n|domain)\/|^react$|^i18next$/ },
  { room: /^app\/enhance\//, may: /^app\/(?:enhance|domain)\// },
  {
    room: /^app\/(?:routes\/|root|entry)/,
    may: /^app\/(?:server|components|domain|i18n|styles)\/|^react$|^react-dom$|^@remix-run\/(?:node|react)$/,
  },
  {
    room: /^app\/cli\//,
    may: /^app\/(?:cli|server|domain|text|time)\/|^db\/reference\/|^server\.ts$|^zod$|^node:/,
  },
]

describe('nobody enters a room they may not', () => {
  test.each(rooms)('$room', ({ room, may }) => {
    const inside = imports.filter(({ file }) => room.test(file))
    expect(inside.length).toBeGreaterThan(3)
    expect(
      inside.filter(({ target }) => !may.test(target)).map(({ file, target }) => `${file} imports ${target}`),
    ).toEqual([])
  })

  test('every file of app/ and db/ is in a room', () => {
    const homeless = files.filter(
      (file) =>
        /^(?:app|db)\//.test(file) && !file.endsWith('.d.ts') && !rooms.some(({ room }) => room.test(file)),
    )
    expect(homeless).toEqual([])
  })

  test('text and time are pure', () => {
    const pure = imports.filter(({ file }) => /^app\/(?:text|time)\//.test(file))
    expect(pure.length).toBeGreaterThan(1)
    expect(pure.filter(({ target }) => !/^app\/(?:text|time)\//.test(target))).toEqual([])
  })

  test('signatures and keyed hashes are made in one place', () => {
    const making = files.filter(
      (file) => /^(?:app|db)\//.test(file) && !isTest(file) && /createHmac|timingSafeEqual/.test(code(file)),
    )
    expect(making).toEqual(['app/security/signed-value.server.ts'])
  })

  test('the components take nothing from Remix’s server but types', () => {
    const values = files.filter(
      (file) =>
        file.startsWith('app/components/') && /import (?!type)[^\n]*@remix-run\/node/.test(code(file)),
    )
    expect(values).toEqual([])
  })
})

describe('habits of the house', () => {
  const own = files.filter((file) => /^(?:app|db|bin)\/|^server\.ts$/.test(file) && !isTest(file))

  test('only the dialects and the settings know which databases there are', () => {
    const knowing = own.filter(
      (file) =>
        /sqlite|postgres/i.test(code(file)) &&
        !/^db\/dialects\/|^app\/server\/config\.server\.ts$/.test(file),
    )
    expect(knowing).toEqual([])
  })

  test('only the settings read the environment', () => {
    expect(
      own.filter((file) => code(file).includes('process.env') && file !== 'app/server/config.server.ts'),
    ).toEqual([])
  })

  test('nothing is exported by default but where Remix asks', () => {
    const allowed = /^app\/(?:routes\/|root\.tsx$|entry\.server\.tsx$)/
    expect(own.filter((file) => /^export default /m.test(code(file)) && !allowed.test(file))).toEqual([])
  })

  test('no file has grown past 200 lines, and no drawer has opened', () => {
    expect(own.filter((file) => code(file).split('\n').length > 201)).toEqual([])
    expect(own.filter((file) => /(?:^|\/)(?:utils?|helpers?|misc|common|index)\.tsx?$/.test(file))).toEqual(
      [],
    )
  })

  test('Remix’s two open doors stay shut', () => {
    expect(options.future).toMatchObject({ v3_singleFetch: false, v3_lazyRouteDiscovery: false })
  })
})
