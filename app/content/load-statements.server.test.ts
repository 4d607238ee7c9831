import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sources } from '../../tests/content/composition-context.ts'
import { formatProblem } from '#app/core/problem.ts'
import { sampleFiles } from '#app/statement/statement.fixture.ts'
import { loadCampaigns } from './load-campaigns.server.ts'
import { root } from '#app/config/folders.server.ts'
import { loadStatements, publishedStatements } from './load-statements.server.ts'

let campaignsDir: string
const put = (slug: string, changes: Record<string, string | null> = {}) => {
  for (const [name, text] of Object.entries({ ...sampleFiles, ...changes })) {
    if (text === null) continue
    mkdirSync(dirname(join(campaignsDir, slug, name)), { recursive: true })
    writeFileSync(join(campaignsDir, slug, name), text)
  }
}
const load = () => loadStatements({ ...sources, campaignsDir })
const problemsOf = (slug: string) =>
  load()
    .find((s) => s.slug === slug)
    ?.problems.map(formatProblem)
const campaignProblems = (slug: string) =>
  loadCampaigns({ ...sources, campaignsDir })
    .campaigns.find((c) => c.slug === slug)
    ?.problems.map(formatProblem)

beforeEach(() => {
  campaignsDir = mkdtempSync(join(tmpdir(), 'demarche-statements-'))
  put('good')
})
afterEach(() => rmSync(campaignsDir, { recursive: true, force: true }))

test('a folder with only an open letter has no missing campaign', () => {
  expect(problemsOf('good')).toEqual([])
  expect(campaignProblems('good')).toBeUndefined()
})

test('a campaign and an open letter share a folder', () => {
  cpSync(join(root, 'campaigns/kazakhstan-data-agreement'), join(campaignsDir, 'both'), { recursive: true })
  put('both')
  expect(problemsOf('both')).toEqual([])
  expect(campaignProblems('both')).toEqual([])
})

test('an open letter with mistakes is reported and left out, a draft is not published, the others are', () => {
  const facts = sampleFiles['statement.yaml'] ?? ''
  put('bad', { 'statement/text-2.en.md': '<div>x</div>' })
  put('draft', { 'statement.yaml': `draft: true\n${facts}` })
  expect(problemsOf('bad')).toEqual([
    expect.stringContaining('campaigns/bad/statement/text-2.en.md:1:1  HTML is not supported.'),
  ])
  expect([...publishedStatements(load()).keys()]).toEqual(['good'])
})

test('files that nothing reads, and folders in place of files, are reported', () => {
  put('bad', {
    'statement/text-01.en.md': 'x',
    'statement/Words.en.yml': 'x',
    'statement/words.zh.yaml': null,
  })
  mkdirSync(join(campaignsDir, 'bad/statement/words.zh.yaml'))
  expect(problemsOf('bad')).toEqual([
    expect.stringContaining('statement/Words.en.yml:1:1  No file of this name is used.'),
    expect.stringContaining('statement/text-01.en.md:1:1  No file of this name is used.'),
    expect.stringContaining('statement/words.zh.yaml:1:1  This is not a file.'),
  ])
})
