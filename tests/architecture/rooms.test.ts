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
const isTest = (file: string) =>
  /\.test\.tsx?$|\.fixture\.ts$|^tests\/|^bench\/|^db\/dialects\/(?:both|real-server(?:\.setup)?|another-process)\.ts$/.test(
    file,
  )
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
  {
    room: /^app\/domain\//,
    may: /^app\/domain\/|^(?:zod|yaml|diff|lru-cache|tldts|mdast|mdast-util-from-markdown|mdast-util-gfm-footnote|micromark-extension-gfm-footnote)$/,
  },
  { room: /^db\//, may: /^db\/|^app\/domain\/|^kysely$|^better-sqlite3$|^pg$|^csv-parse$|^node:/ },
  {
    room: /^app\/(?:config|host|log|time)\//,
    may: /^app\/(?:config|host|log|time)\/|^app\/domain\/(?:result|mail\/parse-email)\.ts$|^node:|^(?:ipaddr\.js|lru-cache|proxy-addr|rate-limiter-flexible|zod)$/,
  },
  {
    room: /^app\/(?:server\/|content\/|context\.ts|create-context\.server\.ts|jobs\.server\.ts|remix-context\.ts)/,
    may: /^app\/(?:server|config|content|host|log|time|domain|i18n)\/|^app\/(?:context|jobs\.server)\.ts$|^db\/|^node:|^(?:@remix-run\/node|kysely|lru-cache|p-queue|altcha-lib|nodemailer|smtp-server|postal-mime|ical-generator|feed|handlebars|csv-parse|docx|read-excel-file|@myriaddreamin\/typst-ts-node-compiler|@resvg\/resvg-js)$/,
  },
  {
    room: /^app\/components\//,
    may: /^app\/(?:components|domain|i18n)\/|^react$|^@remix-run\/(?:react|node)$|^i18next$/,
  },
  { room: /^app\/i18n\//, may: /^app\/(?:i18n|domain)\/|^react$|^i18next$/ },
  { room: /^app\/enhance\//, may: /^app\/(?:enhance|domain)\// },
  {
    room: /^app\/(?:routes\/|root|entry)/,
    may: /^app\/(?:server|host|log|components|domain|i18n|styles)\/|^app\/context\.ts$|^react$|^react-dom$|^@remix-run\/(?:node|react)$/,
  },
  {
    room: /^app\/cli\//,
    may: /^app\/(?:cli|config|server|host|log|domain)\/|^app\/create-context\.server\.ts$|^db\/reference\/|^server\.ts$|^zod$|^node:/,
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
      (file) => /sqlite|postgres/i.test(code(file)) && !/^db\/dialects\/|^app\/config\//.test(file),
    )
    expect(knowing).toEqual([])
  })

  test('only the settings read the environment', () => {
    expect(
      own.filter((file) => code(file).includes('process.env') && file !== 'app/config/config.server.ts'),
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
