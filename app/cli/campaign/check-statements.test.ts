import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sampleFiles } from '#app/statement/statement.fixture.ts'
import { runCli } from '#app/cli/cli.fixture.ts'

const campaigns = mkdtempSync(join(tmpdir(), 'demarche-check-'))
const put = (slug: string, changes: Record<string, string> = {}) => {
  for (const [name, text] of Object.entries({ ...sampleFiles, ...changes })) {
    mkdirSync(dirname(join(campaigns, slug, name)), { recursive: true })
    writeFileSync(join(campaigns, slug, name), text)
  }
}
const facts = sampleFiles['statement.yaml'] ?? ''
beforeAll(() => {
  put('good')
  put('short', { 'statement.yaml': facts.replace('organisations: 5}', 'organisations: 6}') })
  put('bad', { 'statement.yaml': facts.replace('deadline:', 'dedline:') })
  put('early', { 'statement.yaml': `draft: true\n${facts.replace('2023-11,', '2199,')}` })
})
afterAll(() => rmSync(campaigns, { recursive: true, force: true }))

const check = async (args: string) =>
  runCli({ NODE_ENV: '', CAMPAIGNS_DIR: campaigns }, ['check', ...args.split(' ')])

test('an organiser checks an open letter and sees its contents and its reviews', async () => {
  const { out } = await check('good')
  expect(out).toContain(
    'good: open letter in order. 2 versions of the text in en, zh. 3 signatories collected elsewhere.\n',
  )
  expect(out).toContain(
    '  campaigns/good/statement/words.{en,zh}.yaml: not yet reviewed by a native reader\n',
  )
  expect(out).not.toContain('The source states')
})

test('a list that differs from the totals of its source is a note and no mistake', async () => {
  const { out } = await check('short')
  expect(out).toContain('short: open letter in order.')
  expect(out).toContain(
    'campaigns/short/statement.yaml:18:27  The source states 6 organisations; the list adds up to 5: 3 named, 2 anonymous.',
  )
})

test('a date in the future is a note, and a draft is reported as one', async () => {
  const { out } = await check('early')
  expect(out).toContain('early: open letter in order, a draft, not yet on the site.')
  expect(out).toMatch(/statement\.yaml:\d+:\d+ {2}2199 is in the future\./)
})

test('a mistake is named with its place, also for machines', async () => {
  const { code, out } = await check('bad --json')
  const answer = JSON.parse(out) as { statements: object[]; problems: { what: string; line: number }[] }
  expect(code).toBe(1)
  expect(answer.statements).toMatchObject([{ slug: 'bad', ok: false }])
  expect(answer.problems).toContainEqual(
    expect.objectContaining({ file: 'campaigns/bad/statement.yaml', line: 4, column: 1 }),
  )
})
