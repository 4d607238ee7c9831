import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sources } from '../../tests/content/composition-context.ts'
import { copyExample } from '../../tests/content/example.ts'
import { formatProblem } from '#app/core/problem.ts'
import { decideRecipient } from '#app/recipient/recipient.ts'
import { prepareLetterComposer } from '#app/letter/compose-letter.ts'
import { composePost } from '#app/post/compose-post.ts'
import { networks } from '#app/post/networks.ts'
import { loadCampaigns } from './load-campaigns.server.ts'
import { folders, root } from '#app/config/folders.server.ts'

let folder: string
const inFolder = (...path: string[]) => join(folder, ...path)
const campaign = (slug: string) =>
  cpSync(join(root, 'campaigns/end-reprisals'), inFolder('campaigns', slug), { recursive: true })
const example = (slug: string, languages: string[]) => {
  mkdirSync(inFolder('campaigns', slug))
  for (const [name, text] of Object.entries(copyExample(languages)))
    writeFileSync(inFolder('campaigns', slug, name), text)
}
const change = (path: string, edit: (text: string) => string) =>
  writeFileSync(inFolder(path), edit(readFileSync(inFolder(path), 'utf8')))
const load = (compose = false) =>
  loadCampaigns({
    ...sources,
    campaignsDir: inFolder('campaigns'),
    templatesDir: inFolder('templates'),
    compose,
  })
const problemsOf = (slug: string, compose = false) =>
  (load(compose).campaigns.find((c) => c.slug === slug)?.problems ?? []).map(formatProblem)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-campaigns-'))
  cpSync(folders.templates, inFolder('templates'), { recursive: true })
  campaign('good')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a campaign with mistakes is reported and left out, the others are loaded', () => {
  test.each([
    ['empty', () => '', 'campaigns/bad/campaign.yaml:1:1  The file is empty.'],
    [
      'of ten megabytes',
      () => 'a'.repeat(10_000_000),
      'campaigns/bad/campaign.yaml:1:1  The file is larger than 128 KB.',
    ],
    [
      'of fifty thousand keys',
      () => Array.from({ length: 50_000 }, (_, i) => `k${i}: 1`).join('\n'),
      'campaigns/bad/campaign.yaml:1:1  The file is larger than 128 KB.',
    ],
    [
      'with a typing mistake',
      (text: string) => text.replace('\nsession:', '\nsesion:'),
      'Did you mean "session"?',
    ],
  ])('%s', (_what, edit, problem) => {
    campaign('bad')
    change('campaigns/bad/campaign.yaml', edit)
    const started = process.cpuUsage().user / 1000
    const { campaigns } = load()
    expect(process.cpuUsage().user / 1000 - started).toBeLessThan(5_000)
    expect(campaigns.map(({ slug, campaign: found }) => [slug, found !== undefined])).toEqual([
      ['bad', false],
      ['good', true],
    ])
    expect(problemsOf('bad').join('\n')).toContain(problem)
  })

  test('twice as many mistakes take twice as long to report, not four times', () => {
    campaign('bad')
    const cost = (keys: number) => {
      change('campaigns/bad/campaign.yaml', () =>
        Array.from({ length: keys }, (_, i) => `k${i.toString(36)}:`).join('\n'),
      )
      return Math.min(
        ...Array.from({ length: 3 }, () => {
          const started = process.cpuUsage().user
          expect(problemsOf('bad').length).toBeGreaterThan(keys / 2)
          return process.cpuUsage().user - started
        }),
      )
    }
    expect(cost(16_000) / cost(4_000)).toBeLessThan(8)
  })

  test('a missing campaign.yaml, a folder in place of a file, and a file that nothing reads are reported', () => {
    mkdirSync(inFolder('campaigns/none'))
    campaign('bad')
    rmSync(inFolder('campaigns/bad/words.en.yaml'))
    mkdirSync(inFolder('campaigns/bad/words.en.yaml'))
    writeFileSync(inFolder('campaigns/bad/campaign.yml'), 'x')
    expect(problemsOf('none')).toEqual([expect.stringContaining('There is no campaign.yaml')])
    expect(problemsOf('bad').join('\n')).toMatch(/words\.en\.yaml:1:1 {2}This is not a file\./)
    expect(problemsOf('bad').join('\n')).toMatch(/campaign\.yml:1:1 {2}No file of this name is used\./)
    expect(problemsOf('good')).toEqual([])
  })

  test('the example folder is not a campaign', () => {
    campaign('_example')
    expect(load().campaigns.map(({ slug }) => slug)).toEqual(['good'])
  })
})

test('a shared template with a mistake is reported for each campaign that uses it', () => {
  campaign('other')
  change('templates/letters/zh.hbs', (text) => text.replace('{{opening}}', '{{openning}}'))
  for (const slug of ['good', 'other'])
    expect(problemsOf(slug)).toEqual([
      expect.stringMatching(
        /^templates\/letters\/zh\.hbs:\d+:3 {2}\{\{openning\}\} is not known here\. Did you mean "opening"\?$/,
      ),
    ])
})

test('a shared template with a mistake does not affect a campaign in other languages', () => {
  example('english', ['en'])
  example('both', ['en', 'zh'])
  change('templates/letters/zh.hbs', (text) => text.replace('{{opening}}', '{{openning}}'))
  expect(problemsOf('english', true)).toEqual([])
  expect(problemsOf('both')).toHaveLength(1)
})

test('a post one unit too long is reported with its language, its case and the excess', () => {
  const long = (text: string, more: number) =>
    text.replace(/^( {4}post: )>-\n(?: {6}.*\n)+/m, `$1${'a'.repeat(more)}\n`)
  // X: the text, a space, "#EndReprisals", a space and 23 for the link make 280.
  change('campaigns/good/words.en.yaml', (text) => long(text, 280 - 23 - 1 - 13 - 1))
  expect(problemsOf('good', true).filter((problem) => problem.includes('on X'))).toEqual([])
  change('campaigns/good/words.en.yaml', (text) => text.replace(/^( {4}post: a+)$/m, '$1a'))
  expect(problemsOf('good', true).join('\n')).toMatch(
    /words\.en\.yaml:\d+:11 {2}The post about the case "jiang-tianyong" in "en" counts 281 on X, 1 over its 280;/,
  )
})

describe('a campaign brings its own template', () => {
  // Every language must have the same number of paragraphs.
  const template = (line: string) =>
    readFileSync(inFolder('templates/letters/en.hbs'), 'utf8').replace('\n---\n', `\n---\n${line}\n`)
  const firstLine = (code: string, lang: string) => {
    const { templates, campaigns } = load()
    const found = campaigns.find((c) => c.slug === 'good')?.campaign
    if (!found) throw new Error(problemsOf('good').join('\n'))
    const recipient = decideRecipient(found, sources.reference, code)
    if (!recipient.ok) throw new Error(code)
    return prepareLetterComposer(found, lang, { ...sources, templates })(recipient.value).text.split('\n')[0]
  }

  test('for a state and language, else for a language, else the shared one', () => {
    expect(firstLine('CH', 'en')).toBe('The Permanent Representative')
    mkdirSync(inFolder('campaigns/good/letters'))
    writeFileSync(inFolder('campaigns/good/letters/en.hbs'), template('OURS'))
    writeFileSync(inFolder('campaigns/good/letters/CH.en.hbs'), template('FOR SWITZERLAND'))
    expect([firstLine('CH', 'en'), firstLine('FR', 'en')]).toEqual(['FOR SWITZERLAND', 'OURS'])
    expect(firstLine('CH', 'zh')).toMatch(/^瑞士/)
  })

  test('for one recipient, also in one city', () => {
    mkdirSync(inFolder('campaigns/good/letters'))
    writeFileSync(inFolder('campaigns/good/letters/CH-new-york.en.hbs'), template('NEW YORK'))
    expect(problemsOf('good', true)).toEqual([])
  })

  test('for its posts about a case', () => {
    example('mine', ['en'])
    mkdirSync(inFolder('campaigns/mine/posts'))
    writeFileSync(inFolder('campaigns/mine/posts/case.en.hbs'), 'reviewed: A, 2026\n---\nOURS {{text}}')
    const { templates, campaigns } = load()
    const mine = campaigns.find(({ slug }) => slug === 'mine')?.campaign
    const [network] = networks
    if (!mine || !network) throw new Error(problemsOf('mine').join('\n'))
    const context = { templates, link: sources.link }
    expect(composePost(mine, network, 'en', context, 'first-case').text).toMatch(/^OURS Name of the person/)
    expect(composePost(mine, network, 'en', context).text).not.toContain('OURS')
  })

  test('a template of no recipient is reported', () => {
    mkdirSync(inFolder('campaigns/good/letters'))
    writeFileSync(inFolder('campaigns/good/letters/ch.en.hbs'), template('x'))
    expect(problemsOf('good')).toEqual([
      expect.stringContaining('letters/ch.en.hbs:1:1  No recipient has the id "ch".'),
    ])
  })
})
