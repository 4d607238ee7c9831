import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { copyExample, prefixWithSlug, writeFolder } from '../../../tests/content/example.ts'
import { root } from '#app/config/folders.server.ts'
import { runCli } from '#app/cli/cli.fixture.ts'

// One starts several processes.
vi.setConfig({ testTimeout: 120_000 })

// The commands as an operator types them, on a data folder of their own.
function openCli() {
  const data = mkdtempSync(join(tmpdir(), 'demarche-directory-cli-'))
  onTestFinished(() => rmSync(data, { recursive: true, force: true }))
  const directory = join(data, 'directory.csv')
  const campaigns = writeFolder(prefixWithSlug('mine', copyExample()))
  const env = {
    PATH: '/usr/bin:/bin',
    NODE_ENV: 'test' as const,
    DATA_DIR: data,
    CAMPAIGNS_DIR: campaigns,
    DEMARCHE_NOW: '2026-03-01T09:00:00Z',
  }
  const demarche = (...args: string[]) => runCli(env, ['directory', ...args])
  const bin = join(root, 'bin/demarche.js')
  /** Starts the command and kills it so many milliseconds later. */
  const kill = (after: number, ...args: string[]) =>
    new Promise<void>((resolve) => {
      const child = execFile(process.execPath, [bin, 'directory', ...args], { cwd: root, env }, () =>
        resolve(),
      )
      setTimeout(() => child.kill('SIGKILL'), after)
    })
  const write = (...rows: string[]) => {
    const file = join(data, 'file.csv')
    writeFileSync(file, `${['state,seat,email,source_url,source_date,status', ...rows].join('\n')}\n`)
    return file
  }
  const read = () => (existsSync(directory) ? readFileSync(directory, 'utf8') : undefined)
  return { demarche, write, read, kill }
}

const row = (state: string, email: string, status = 'unverified') =>
  `${state},geneva,${email},https://source.example/,2026-01-31,${status}`

test('an operator looks, imports, imports again, and corrects', async () => {
  const { demarche, write, read } = openCli()
  const file = write(row('CH', 'a@ch.example'), row('FR', 'b@gmail.com'))

  const look = await demarche('import', file, '--dry-run')
  expect(look).toMatchObject({ code: 0, err: '' })
  expect(look.out).toContain('+ CH in geneva: a@ch.example (unverified)\n')
  expect(look.out).toContain('2 new, 0 changed, 0 unchanged')
  expect(look.out).toContain('FR in geneva: b@gmail.com is at gmail.com, where anyone can open a mailbox.')
  expect(look.out).toContain('Dry run: nothing was imported.')
  expect(read()).toBeUndefined()

  expect(await demarche('import', file)).toMatchObject({ code: 0 })
  const first = read()
  expect(first).toContain('CH,,geneva,,a@ch.example,')
  expect((await demarche('import', file)).out).toContain('No differences. Nothing to do.')
  expect(read()).toBe(first)

  const changed = await demarche('import', write(row('CH', 'new@ch.example', 'confirmed')))
  expect(changed.out).toContain('~ CH in geneva\n    email: a@ch.example → new@ch.example\n')
  expect(changed.out).toContain('    status: unverified → confirmed\n')
  expect(changed.out).toContain('0 new, 1 changed, 0 unchanged, 0 removed, 1 only in the directory, kept.')
  expect(read()).toContain('b@gmail.com')
  expect(
    (await demarche('import', write(row('CH', 'new@ch.example', 'confirmed')), '--replace')).out,
  ).toContain('- FR in geneva: b@gmail.com (unverified)')
  expect(read()).not.toContain('b@gmail.com')

  const status = await demarche('status', '--json')
  const { demo, campaigns } = JSON.parse(status.out) as {
    demo: boolean
    campaigns: { slug: string; recipients: number; email: Record<string, number> }[]
  }
  expect(demo).toBe(false)
  expect(campaigns.find(({ slug }) => slug === 'mine')).toMatchObject({
    recipients: 193,
    email: { confirmed: 1 },
  })
})

test('one bad row, and nothing is imported', async () => {
  const { demarche, write, read } = openCli()
  const refused = await demarche('import', write(row('CH', 'a@ch.example'), row('XX', 'nobody')))
  expect(refused).toMatchObject({ code: 1, out: '' })
  expect(refused.err).toMatch(/file\.csv:3:1 {2}There is no state "XX"\./)
  expect(refused.err).toMatch(/file\.csv:3:1 {2}"nobody" is not an email address\./)
  expect(refused.err).toContain('2 problems. Nothing was imported.')
  expect(read()).toBeUndefined()
})

test('a personal mailbox, or a recipient that opted out, must be allowed by an option', async () => {
  const { demarche, write, read } = openCli()
  await demarche('import', write(row('CH', 'a@ch.example', 'opted-out')))
  const before = read()
  const again = write(row('CH', 'a@ch.example'))
  expect(await demarche('import', again)).toMatchObject({
    code: 1,
    err: expect.stringContaining('CH in geneva has opted out') as string,
  })
  expect(read()).toBe(before)
  expect(await demarche('import', again, '--allow-opted-out')).toMatchObject({ code: 0 })

  const personal = write(row('FR', 'a@fr.example'))
  writeFileSync(
    personal,
    readFileSync(personal, 'utf8')
      .replace('status', 'status,kind')
      .replace('unverified', 'unverified,personal'),
  )
  expect((await demarche('import', personal)).err).toContain(':2:1  This is the mailbox of one person.')
  expect(await demarche('import', personal, '--allow-personal')).toMatchObject({ code: 0 })
  expect((await demarche('status', 'mine')).code).toBe(0)
})

test('a directory that has mistakes is not overwritten', async () => {
  const { demarche, write, read } = openCli()
  const file = write(row('CH', 'a@ch.example'))
  await demarche('import', file)
  writeFileSync(join(file, '../directory.csv'), 'broken')
  expect((await demarche('import', file)).err).toContain('The current directory has mistakes.')
  expect(read()).toBe('broken')
})

test('without a directory the status says that it is a demonstration', async () => {
  const { demarche } = openCli()
  const { code, out } = await demarche('status', 'mine')
  expect(code).toBe(0)
  expect(out).toContain('Demonstration')
  expect(out).toMatch(/mine: 193 recipients\n {2}by email +193\n {4}demo +193\n/)
})

test('a usage error shows how to call it', async () => {
  const { demarche } = openCli()
  expect(await demarche('remove')).toMatchObject({ code: 2 })
  expect(await demarche('import')).toMatchObject({ code: 2 })
})

test('an import that is killed leaves the whole old directory, or the whole new one', async () => {
  const { demarche, write, read, kill } = openCli()
  await demarche('import', write(row('CH', 'old@ch.example')))
  const old = read()
  const file = write(row('CH', 'new@ch.example'))
  for (const after of [300, 500, 700, 900]) await kill(after, 'import', file)
  const left = read()
  await demarche('import', file)
  expect([old, read()]).toContain(left)
})
