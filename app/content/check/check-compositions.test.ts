import { describe, expect, test } from 'vitest'
import { copyExample, editFile, parseFiles, positionOf, type Files } from '../../../tests/content/example.ts'
import { compositionContextAt } from '../../../tests/content/composition-context.ts'
import { composePost } from '#app/post/compose-post.ts'
import { networks } from '#app/post/networks.ts'
import { formatProblem } from '#app/core/problem.ts'
import { checkCompositions } from './check-compositions.ts'

const context = compositionContextAt('2026-11-21T12:00:00Z')

function compositionsOf(files: Files) {
  const parsed = parseFiles(files)
  if (!parsed.ok) throw new Error(parsed.error.map(formatProblem).join('\n'))
  return { ...parsed.value, problems: checkCompositions(parsed.value, context).map(formatProblem) }
}

const here = (files: Files, name: string, fragment: string) => {
  const { line, column } = positionOf(files, name, fragment)
  return `campaigns/example/${name}:${line}:${column}  `
}

const casePost =
  "Name of the person spoke at the United Nations and was detained. Ask States' missions in Geneva to say this name."
const campaignPost =
  'They spoke at the United Nations and suffered for it. Write to a mission in Geneva today.'

/** The characters that a post of the example leaves free of a network's limit. */
function remainingLength(networkId: string, caseId?: string): number {
  const network = networks.find(({ id }) => id === networkId)
  if (!network) throw new Error(networkId)
  const publishedContext: typeof context = {
    ...context,
    // The check keeps 56 characters free for the site's own address.
    link: (...page) => {
      const { origin } = new URL(context.link(...page))
      return context.link(...page).replace(origin, origin.padEnd(56, 'x'))
    },
  }
  const { limit, length } = composePost(
    compositionsOf(copyExample()).campaign,
    network,
    'en',
    publishedContext,
    caseId,
  )
  return (limit ?? Infinity) - length
}

test('the example fits everywhere', () => {
  expect(compositionsOf(copyExample(['en', 'zh'])).problems).toEqual([])
})

const fillPost = (times: number, filler: string, ones = 0): Files =>
  editFile(copyExample(), 'words.en.yaml', casePost, `${casePost}${filler.repeat(times)}${'x'.repeat(ones)}`)

describe('a post', () => {
  test('that fills Bluesky to its last grapheme is accepted, one more is reported with language, case and excess', () => {
    const full = fillPost(remainingLength('bluesky', 'first-case'), 'x')
    expect(compositionsOf(full).problems).toEqual([])
    const over = fillPost(remainingLength('bluesky', 'first-case') + 1, 'x')
    expect(compositionsOf(over).problems).toEqual([
      `${here(over, 'words.en.yaml', '>-\n      Name of the person spoke')}The post about the case "first-case" in "en" counts 301 on Bluesky, 1 over its 300. Shorten it; its tags and link are counted in.`,
    ])
  })

  test('that fills X to its last unit is accepted, one more is reported with language, case and excess', () => {
    const free = remainingLength('x', 'first-case')
    const full = fillPost(Math.floor(free / 2), '说', free % 2)
    expect(compositionsOf(full).problems).toEqual([])
    const over = fillPost(Math.floor(free / 2), '说', (free % 2) + 1)
    expect(compositionsOf(over).problems).toEqual([
      `${here(over, 'words.en.yaml', '>-\n      Name of the person spoke')}The post about the case "first-case" in "en" counts 281 on X, 1 over its 280. Shorten it; its tags and link are counted in.`,
    ])
  })

  test('about the campaign is reported as such', () => {
    const before = `${campaignPost}\n`
    const over = editFile(
      copyExample(),
      'words.en.yaml',
      before,
      `${campaignPost}${'x'.repeat(remainingLength('bluesky') + 1)}\n`,
    )
    expect(compositionsOf(over).problems).toEqual([
      expect.stringContaining(
        `${here(over, 'words.en.yaml', campaignPost)}The post about the campaign in "en" counts 301 on Bluesky, 1 over its 300.`,
      ),
    ])
  })

  test('too long for several networks is one problem that names each with its count', () => {
    const over = editFile(copyExample(), 'words.en.yaml', campaignPost, 'x'.repeat(520))
    const { problems } = compositionsOf(over)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(
      /counts \d+ on X, \d+ over its 280; \d+ on Bluesky, \d+ over its 300; \d+ on Mastodon, \d+ over its 500; \d+ on Threads, \d+ over its 500\. Shorten/,
    )
  })

  test('is for a risky network if the campaign names it, and no other can be named', () => {
    const turnedOn = editFile(
      copyExample(),
      'campaign.yaml',
      '  tags: [ExampleCampaign]',
      '  tags: [ExampleCampaign]\n  risky-networks: [weibo]',
    )
    expect(compositionsOf(turnedOn).campaign.posts['risky-networks']).toEqual(['weibo'])
    const unknown = editFile(turnedOn, 'campaign.yaml', '[weibo]', '[x]')
    const parsed = parseFiles(unknown)
    expect(parsed.ok ? [] : parsed.error.map(formatProblem).join()).toContain('"x"')
  })

  test('in Chinese counts double on X, so it is refused there and not on Bluesky', () => {
    const over = editFile(copyExample(['en', 'zh']), 'words.zh.yaml', campaignPost, '说'.repeat(130))
    const { problems } = compositionsOf(over)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain('campaigns/example/words.zh.yaml:')
    expect(problems[0]).toMatch(/in "zh" counts \d+ on X, \d+ over its 280/)
  })

  test('may mention an account with dots, which is no link', () => {
    const files = editFile(
      copyExample(),
      'campaign.yaml',
      '  tags: [ExampleCampaign]',
      '  tags: [ExampleCampaign]\n  handles: { x: your_account, bluesky: your-account.bsky.social }',
    )
    expect(compositionsOf(files).problems).toEqual([])
    const named = editFile(
      copyExample(),
      'words.en.yaml',
      campaignPost,
      'Ask @your-account.bsky.social to speak up.',
    )
    expect(compositionsOf(named).problems).toEqual([])
  })

  test.each(['https://example.org/a', 'www.example.com', 'example.org'])(
    'with %s in it is refused, since its link is added',
    (link) => {
      const files = editFile(
        copyExample(),
        'words.en.yaml',
        campaignPost,
        `Write today, see ${link} for more.`,
      )
      expect(compositionsOf(files).problems).toEqual([
        expect.stringContaining('The post about the campaign in "en" has a link of its own.'),
      ])
    },
  )
})

describe('a letter', () => {
  const subject = 'subject: Reprisals for working with the United Nations\n'
  const secondCase = (files: Files): Files => {
    const text = files['campaign.yaml'] ?? ''
    const block = /\n {2}- id: first-case\n[\s\S]*?asks: .*\n/.exec(text)?.[0] ?? ''
    const words = files['words.en.yaml'] ?? ''
    const own = /\n {2}first-case:\n[\s\S]*?(?=\n# The letter)/.exec(words)?.[0] ?? ''
    const second = block
      .replace('first-case', 'second-case')
      .replace('state: CH', 'state: KE')
      .replace(/ {4}(?:people|organisations):\n.*\n/g, '')
      .replace(
        '    events:',
        '    people: [{ id: second-person, name: Second, source: report }]\n    events:',
      )
    return {
      'campaign.yaml': text.replace(block, block + second),
      'words.en.yaml': words
        .replace(own, own + own.replace('first-case', 'second-case'))
        .replace('people:\n', 'people:\n  second-person: Second\n'),
    }
  }

  test('with a subject of 78 characters is accepted, one of 79 is reported once and not 193 times', () => {
    const two = secondCase(copyExample())
    const full = editFile(two, 'words.en.yaml', subject, `subject: ${'s'.repeat(78)}\n`)
    expect(compositionsOf(full).problems).toEqual([])
    const over = editFile(two, 'words.en.yaml', subject, `subject: ${'s'.repeat(79)}\n`)
    expect(compositionsOf(over).problems).toEqual([
      `${here(over, 'words.en.yaml', 's'.repeat(79))}The subject "${'s'.repeat(79)}" has 79 characters. Shorten it by 1: mail programs fold subjects over 78.`,
    ])
  })

  test('whose case has too long a name is reported at the subject about one case', () => {
    const over = editFile(
      copyExample(),
      'words.en.yaml',
      "'A reprisal: {case}'",
      `'${'s'.repeat(61)}: {case}'`,
    )
    expect(compositionsOf(over).problems).toEqual([
      expect.stringContaining(`${here(over, 'words.en.yaml', `'sss`)}The subject "`),
    ])
    expect(compositionsOf(over).problems[0]).toContain('Shorten it by 3:')
  })

  test('longer than the limit of the form is refused', () => {
    const long = editFile(
      copyExample(),
      'words.en.yaml',
      'opening-alone: I write',
      `opening-alone: ${'I '.repeat(2900)}write`,
    )
    expect(compositionsOf(long).problems).toEqual([
      expect.stringMatching(
        /The letter to [A-Z]{2} has 6\d{3} characters\. Shorten it by \d+: at most 6000 fit/,
      ),
    ])
  })
})
