import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { channels } from '#app/channel/plan-channels.ts'
import { root } from '#app/config/folders.server.ts'
import { spawnCli, runCli } from '#app/cli/cli.fixture.ts'

// A check composes every letter and post of a whole campaign.
vi.setConfig({ testTimeout: 120_000 })

// The commands as an organiser types them, on a folder of their own. The campaign has three of its languages, since
// every command composes all its letters.
const campaigns = mkdtempSync(join(tmpdir(), 'demarche-cli-'))
const left = /[\\/](?:words\.(?:ar|ru|es|de)\.yaml|statement(?:\.yaml)?)$/
beforeAll(() => {
  for (const name of ['good', 'bad']) {
    cpSync(join(root, 'campaigns/end-reprisals'), join(campaigns, name), {
      recursive: true,
      filter: (path) => !left.test(path),
    })
    const file = join(campaigns, name, 'campaign.yaml')
    const facts = readFileSync(file, 'utf8').replace(/^languages: .*$/m, 'languages: [zh, en, fr]')
    writeFileSync(file, name === 'bad' ? facts.replace('\nsession:', '\nsesion:') : facts)
  }
})
afterAll(() => rmSync(campaigns, { recursive: true, force: true }))

const at = { NODE_ENV: '', CAMPAIGNS_DIR: campaigns }
const split = (args: string) => args.split(' ').filter(Boolean)
const demarche = (args: string, env: Record<string, string> = {}) => runCli({ ...at, ...env }, split(args))
const asProcess = (args: string) => spawnCli(at, split(args))

describe('check', () => {
  test('says that a campaign is in order, and who reviewed its files', async () => {
    const { code, out } = await demarche('check good')
    expect(code).toBe(0)
    expect(out).toMatch(/^good: in order\. Letters to 193 recipients in zh, en, fr; \d+ posts\.\n/)
    for (const files of [
      'campaigns/good/words',
      'templates/letters/',
      'templates/posts/campaign',
      'templates/posts/case',
    ])
      expect(out).toMatch(new RegExp(`^ {2}${files}\\.?\\{en,fr,zh\\}.*: .*native reader`, 'm'))
  })

  test('names each mistake with its place and ends with 1', async () => {
    const { code, out } = await asProcess('check')
    expect(code).toBe(1)
    expect(out).toMatch(
      /^campaigns\/bad\/campaign\.yaml:\d+:1 {2}"sesion" is not known here\. Did you mean "session"\?$/m,
    )
    expect(out).toContain('good: in order.')
  })

  test('tells machines the same', async () => {
    const { code, out } = await demarche('check --json')
    const answer = JSON.parse(out) as {
      ok: boolean
      campaigns: { reviewed: object[] }[]
      problems: { file: string; line: number }[]
    }
    expect([code, answer.ok]).toEqual([1, false])
    expect(answer.campaigns).toMatchObject([
      { slug: 'bad', ok: false, reviewed: [] },
      { slug: 'good', ok: true },
    ])
    expect(answer.campaigns[1]?.reviewed).toContainEqual({
      file: 'campaigns/good/words.fr.yaml',
      reviewed: expect.stringContaining('native reader') as string,
    })
    expect(answer.problems).toContainEqual({
      file: 'campaigns/bad/campaign.yaml',
      line: expect.any(Number) as number,
      column: 1,
      what: '"sesion" is not known here.',
      todo: 'Did you mean "session"?',
    })
  })
})

describe('letter', () => {
  test('prints a letter as it is sent', async () => {
    const { code, out } = await asProcess('letter good --to ch --lang en')
    expect(code).toBe(0)
    expect(out).toMatch(/^.{1,78}\n\nThe Permanent Representative\nPermanent Mission of Switzerland /)
  })

  test('gives machines the letter and the channels it fits', async () => {
    const { out } = await demarche('letter good --to FR --case viasna --format json')
    const letter = JSON.parse(out) as {
      channels: { id: string; fits: boolean; length: number; url?: string }[]
    }
    expect(letter).toMatchObject({
      lang: 'fr',
      cc: [],
      recipient: {
        id: 'FR',
        kind: 'mission',
        seat: 'geneva',
        email: 'mission.fr@geneva.example',
        status: 'demo',
      },
    })
    expect(letter.channels.map(({ id }) => id)).toEqual(channels.map(({ id }) => id))
    expect(letter.channels[0]?.url?.length).toBe(letter.channels[0]?.length)
  })

  test('makes a draft, and a table of channels', async () => {
    const [draft, links] = await Promise.all([
      demarche('letter good --to FR --format eml'),
      demarche('letter good --to CN --format links'),
    ])
    expect(draft.out).toMatch(/^X-Unsent: 1\r\n/)
    expect(links.out).toMatch(/^mailto\tdoes not fit \(too-long\)\t\d+\/1800$/m)
  })

  test('prints each of its wordings, and the same again for the same number', async () => {
    const [first, again, second] = await Promise.all(
      [0, 0, 1].map((n) => demarche(`letter good --to CH-new-york --lang en --wording ${n}`)),
    )
    expect(first?.out).toContain('Permanent Mission of Switzerland to the United Nations in New York')
    expect(again?.out).toBe(first?.out)
    expect(second?.out).not.toBe(first?.out)
  })

  test('follows the clock it is given', async () => {
    const { out } = await demarche('letter good --to FR --lang en', { DEMARCHE_NOW: '2022-09-01T12:00:00Z' })
    expect(out).toContain('51st session')
  })

  test('refuses what makes no sense, saying why', async () => {
    const [own, state] = await Promise.all([
      demarche('letter good --to CN --case jiang-tianyong'),
      demarche('letter good --to XQ'),
    ])
    expect([own.code, state.code]).toEqual([2, 2])
    expect(own.err).toContain('A state is not asked to raise its own case')
    expect(state.err).toContain('There is no recipient "XQ". Use one of: ')
  })
})

test('post prints what will appear and how it is counted', async () => {
  const { out } = await demarche('post good --lang zh --network x --case viasna --json')
  const post = JSON.parse(out) as { length: number; limit: number; text: string }
  expect(post).toMatchObject({
    network: 'x',
    lang: 'zh',
    case: 'viasna',
    limit: 280,
    unit: 'weighted',
    fits: true,
  })
  expect(post.text).toContain('#停止报复')
})

test('new creates a valid campaign from the example, and never overwrites one', async () => {
  expect((await demarche('new my-campaign')).code).toBe(0)
  expect((await demarche('check my-campaign')).code).toBe(0)
  const before = readFileSync(join(campaigns, 'my-campaign/campaign.yaml'))
  writeFileSync(join(campaigns, 'my-campaign/mine.txt'), 'mine')
  const again = await demarche('new my-campaign')
  expect([again.code, again.err]).toEqual([
    2,
    expect.stringContaining('already exists. Nothing was changed.'),
  ])
  expect(readFileSync(join(campaigns, 'my-campaign/campaign.yaml'))).toEqual(before)
  const bad = await demarche('new ../Evil')
  expect([bad.code, existsSync(join(campaigns, '../Evil'))]).toEqual([2, false])
})

test('an unknown command or option is answered with the usage', async () => {
  const [command, option] = await Promise.all([demarche('chekc'), demarche('check --jason')])
  expect([command.code, option.code]).toEqual([2, 2])
  expect(command.err).toContain('Did you mean "check"?\n\nUsage: demarche <command> [options]')
  expect(option.err).toContain('demarche check [slug] [--json]')
})
