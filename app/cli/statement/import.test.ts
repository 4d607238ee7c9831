import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { writeFolder } from '../../../tests/content/example.ts'
import { runCli } from '#app/cli/cli.fixture.ts'

vi.setConfig({ testTimeout: 120_000 })

function openFolder() {
  const folder = writeFolder({ 'list.txt': '1. HRW\n2. 21Wilberforce\n3. Human Rights\nin China\n' })
  mkdirSync(join(folder, 'campaigns', 'mine'), { recursive: true })
  const file = join(folder, 'campaigns', 'mine', 'statement', 'signatories.csv')
  return {
    path: join(folder, 'list.txt'),
    write: (text: string) => writeFileSync(join(folder, 'list.txt'), text),
    kept: () => (existsSync(file) ? readFileSync(file, 'utf8') : undefined),
    demarche: (...args: string[]) =>
      runCli({ CAMPAIGNS_DIR: join(folder, 'campaigns'), DATA_DIR: folder }, args),
  }
}

test('Mei imports a list, sees how each line was read, and importing it again changes nothing', async () => {
  const { path, demarche, kept, write } = openFolder()
  const dry = await demarche('statement', 'import', 'mine', path, '--dry-run')
  expect(dry).toMatchObject({ code: 0, err: '' })
  expect(dry.out).toContain('    3  organisation  Human Rights in China  (number removed; line 4 joined)')
  expect(dry.out).toContain('Dry run: nothing was imported.')
  expect(kept()).toBeUndefined()

  expect((await demarche('statement', 'import', 'mine', path)).out).toContain('3 new, 0 changed')
  const first = kept()
  expect(first?.split('\r\n').slice(1, 4)).toEqual([
    'organisation,HRW,,,,,',
    'organisation,21Wilberforce,,,,,',
    'organisation,Human Rights in China,,,,,',
  ])
  expect((await demarche('statement', 'import', 'mine', path)).out).toContain(
    'No differences. Nothing to do.',
  )
  expect(kept()).toBe(first)

  write('HRW\nHuman Rights in China\nHRIC\n')
  const newer = await demarche('statement', 'import', 'mine', path)
  expect(newer.out).toContain('+ HRIC\n- 21Wilberforce\n1 new, 0 changed, 1 removed, 2 unchanged.')
  expect(newer.out).toContain(
    'line 2 Human Rights in China  =  line 3 HRIC: one is spelled like the initials',
  )
})

test('one bad line, and nothing is imported', async () => {
  const { path, demarche, kept, write } = openFolder()
  write('HRW\n=cmd()\nhttps://evil.example\n')
  const answer = await demarche('statement', 'import', 'mine', path)
  expect(answer.code).toBe(1)
  expect(answer.err).toContain('list.txt:2:1  This begins like a formula')
  expect(answer.err).toContain('list.txt:3:1  This contains a web address.')
  expect(answer.err).toContain('2 problems. Nothing was imported.')
  expect(kept()).toBeUndefined()
})

test('a usage error says what is wrong', async () => {
  const { path, demarche } = openFolder()
  for (const [args, message] of [
    [['mine'], "missing required argument 'file'"],
    [['nobody', path], 'There is no folder "nobody"'],
    [['../../mine', path], 'There is no folder'],
    [['mine', path, '--kind', 'persn'], 'person'],
    [['mine', path, '--lines', '9-2'], '10-300'],
  ] as const) {
    const { code, err } = await demarche('statement', 'import', ...args)
    expect([code, err]).toEqual([2, expect.stringContaining(message) as string])
  }
})
