import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { ensureBuilt, type RunCommand } from './ensure-built.server.ts'
import { createLog } from '#app/log/log.server.ts'

const builtFile = 'build/server/index.js'
const remixCli = 'node_modules/@remix-run/dev/dist/cli.js'
const viteCli = 'node_modules/vite/bin/vite.js'
const enhanceConfig = 'vite.enhance.config.ts'

function project(...names: string[]) {
  const root = mkdtempSync(join(tmpdir(), 'demarche-'))
  const file = (name: string) => join(root, name)
  const write = (name: string, secondsAgo: number, text = '') => {
    mkdirSync(dirname(file(name)), { recursive: true })
    writeFileSync(file(name), text)
    const time = new Date(Date.now() - secondsAgo * 1000)
    utimesSync(file(name), time, time)
  }
  for (const name of names) write(name, 100)
  const ran: string[] = []
  const lines: string[] = []
  const run: RunCommand = async (args) => {
    ran.push(args.join(' '))
    await new Promise((resolve) => setTimeout(resolve, 20))
    if (args[1] === 'vite:build') write(builtFile, 0)
  }
  const ensure = (changed: RunCommand = run) =>
    ensureBuilt({ root, log: createLog((line) => lines.push(line)), run: changed })
  return { file, write, ran, lines, run, ensure, root }
}

const tools = [remixCli, viteCli, 'app/root.tsx', 'public/favicon.svg', 'package-lock.json']

test('a fresh checkout is built, once', async () => {
  const { ensure, ran } = project(...tools, enhanceConfig)
  await ensure()
  await ensure()
  expect(ran).toEqual([`${remixCli} vite:build`, `${viteCli} build --config ${enhanceConfig}`])
})

test('without custom elements there is one build step', async () => {
  const { ensure, ran } = project(...tools)
  await ensure()
  expect(ran).toEqual([`${remixCli} vite:build`])
})

test.each([
  'app/pages/home/route.tsx',
  'public/robots.txt',
  'vite.config.ts',
  enhanceConfig,
  'remix.config.js',
  'package-lock.json',
])('a change in %s is built', async (name) => {
  const { ensure, ran, write } = project(...tools)
  write(builtFile, 50)
  await ensure()
  expect(ran).toEqual([])
  write(name, 10)
  await ensure()
  expect(ran.length).toBeGreaterThan(0)
})

test('a changed test does not cause a build', async () => {
  const { ensure, ran, write } = project(...tools)
  write(builtFile, 50)
  write('app/letter/compose-letter.test.ts', 10)
  await ensure()
  expect(ran).toEqual([])
})

test('two programs started at once build once', async () => {
  const { ensure, ran } = project(...tools)
  await Promise.all([ensure(), ensure(), ensure()])
  expect(ran).toHaveLength(1)
})

test('a file edited during a build is built by the next start', async () => {
  const { ensure, run, ran, write } = project(...tools)
  await ensure(async (args, root) => {
    await run(args, root)
    write('app/root.tsx', 0)
  })
  await ensure()
  expect(ran).toHaveLength(2)
})

test('a partial build is not taken for a complete one', async () => {
  const { ensure, run, ran } = project(...tools, enhanceConfig)
  const broken: RunCommand = async (args, root) => {
    await run(args, root)
    if (args[0] === viteCli) throw new Error('syntax error')
  }
  await expect(ensure(broken)).rejects.toThrow('syntax error')
  await ensure()
  expect(ran).toHaveLength(4)
})

test('a container without build tools uses the build it has, and says so when that is old', async () => {
  const { ensure, ran, lines, write, file } = project('app/root.tsx')
  write(builtFile, 50)
  await ensure()
  expect(lines).toEqual([])
  write('app/root.tsx', 10)
  await ensure()
  expect(lines.join()).toContain('build-older-than-sources')
  expect(ran).toEqual([])
  rmSync(file(builtFile))
  await expect(ensure()).rejects.toThrow('npm ci && npm run build')
})

test('a build that fails says why and leaves no lock behind', async () => {
  const { root, file, write } = project(viteCli, 'app/root.tsx')
  write(remixCli, 100, 'process.stderr.write("app/root.tsx:3 Unexpected token"); process.exit(1)')
  const log = createLog(() => undefined)
  await expect(ensureBuilt({ root, log })).rejects.toThrow(/build failed[\s\S]*Unexpected token/)
  expect(existsSync(file('node_modules/.demarche-build-lock'))).toBe(false)
})

test('the build tools run as in production, whatever the mode', async () => {
  const { root, file, write } = project(viteCli, 'app/root.tsx')
  const script = `const fs = require('fs'); fs.mkdirSync('build/server', { recursive: true })
    fs.writeFileSync('${builtFile}', process.env.NODE_ENV)`
  write(remixCli, 100, script)
  write('package.json', 100, '{}')
  await ensureBuilt({ root, log: createLog(() => undefined) })
  expect(statSync(file(builtFile)).size).toBe('production'.length)
})
