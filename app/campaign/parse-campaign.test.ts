import { describe, expect, test } from 'vitest'
import { copyExample, editFile, listProblems, parseFiles, positionOf } from '../../tests/content/example.ts'
import { formatProblem } from '#app/core/problem.ts'

const example = copyExample()

/** Changes one place of a file; returns its only problem, formatted, and the place of the fragment. */
function mistake(name: string, before: string, after: string, fragment = after, within = fragment) {
  const files = editFile(example, name, before, after)
  const { line, column } = positionOf(files, name, fragment, within)
  return {
    problems: listProblems(files).map(formatProblem),
    here: `campaigns/example/${name}:${line}:${column}  `,
  }
}

test('the example that organisers copy is in order', () => {
  expect(listProblems(example)).toEqual([])
  expect(listProblems(copyExample(['en', 'zh']))).toEqual([])
})

test('the example is in order in an editor that writes Windows line endings', () => {
  const files = Object.fromEntries(
    Object.entries(example).map(([name, text]) => [name, text.replaceAll('\n', '\r\n')]),
  )
  const windows = parseFiles(files)
  const unix = parseFiles(example)
  if (!windows.ok || !unix.ok) throw new Error('refused')
  expect(windows.value.campaign).toEqual(unix.value.campaign)
})

describe('a mistyped word is reported with its place and the word that was meant:', () => {
  test.each([
    ['campaign.yaml', 'session: hrc57', 'sesion: hrc57', 'sesion', 'session'],
    ['campaign.yaml', '    title: Title of the report', '    titel: Title of the report', 'titel', 'title'],
    ['campaign.yaml', 'kind: person', 'kinds: person', 'kinds', 'kind'],
    ['words.en.yaml', '    heading: What', '    headin: What', 'headin', 'heading'],
    ['words.en.yaml', "  subject-alone: '", "  subject-allone: '", 'subject-allone', 'subject-alone'],
  ])('%s: %j', (name, before, after, typed, meant) => {
    const { problems, here } = mistake(name, before, after, typed, after)
    expect(problems).toContain(`${here}"${typed}" is not known here. Did you mean "${meant}"?`)
  })

  test('a value', () => {
    const { problems, here } = mistake('campaign.yaml', 'kind: person', 'kind: persn', 'persn', 'kind: persn')
    expect(problems).toEqual([`${here}"kind" is "persn", which is not known here. Did you mean "person"?`])
  })

  test('the id of a source', () => {
    const { problems, here } = mistake('campaign.yaml', 'event: spoke, source: report', 'event: spoke, source: repport', 'repport') // prettier-ignore
    expect(problems).toEqual([`${here}There is no source "repport". Did you mean "report"?`])
  })
})

describe('an impossible fact is reported at its place:', () => {
  test.each([
    ['a state that is none', 'state: CH', 'state: CX', 'CX', 'There is no state "CX".'],
    ['a state in words', 'state: CH', 'state: Switzerland', 'Switzerland', '"state" is "Switzerland".'],
    ['a session that never was', 'hrc57', 'hrc99', 'hrc99', 'There is no session "hrc99".'],
    ['a session by its number', 'session: hrc57', 'session: 57', '57', '"session" is not a text.'],
    [
      'a day that no calendar has',
      'date: 2024-02-14',
      'date: 2024-02-30',
      '2024-02-30',
      '"date" is "2024-02-30".',
    ],
    [
      'an event later than its case',
      'date: 2023-11,',
      'date: 2024-09,',
      '2024-09',
      'This event is later than the case\'s as-of date 2024-08.', // prettier-ignore
    ],
    [
      'an event that ends before it begins',
      'until: 2024-03',
      'until: 2024-01',
      '2024-01',
      'It ends before it begins.',
    ],
    ['the same ask twice', 'asks: [raise, release]', 'asks: [raise, release, raise]', 'raise]', 'The ask "raise" appears twice.'], // prettier-ignore
    ['an address that is no web address', 'url: https://example.org/report\n    #', 'url: javascript:alert(1)\n    #', 'javascript', '"url" is "javascript:alert(1)".'], // prettier-ignore
    ['a goal of nothing', 'reported: 50', 'reported: 0', '0', '"reported" is "0".'],
    ['a seat that is not written to', 'seat: geneva', 'seat: vienna', 'vienna', '"seat" is "vienna", which is not known here.'], // prettier-ignore
  ])('%s', (_what, before, after, fragment, what) => {
    const { problems, here } = mistake('campaign.yaml', before, after, fragment, after)
    expect(problems).toEqual([expect.stringContaining(`${here}${what}`)])
  })

  test('a campaign that closes before it opens', () => {
    const { problems, here } = mistake(
      'campaign.yaml',
      '\nschedule: evergreen',
      '\nschedule: { opens: 2024-09-02, closes: 2024-09-01 }',
      '2024-09-01 }',
    )
    expect(problems).toEqual([`${here}The campaign closes before it opens. Swap the two days.`])
  })

  test('a campaign that follows a session and names none', () => {
    const alone = editFile(example, 'campaign.yaml', '\nsession: hrc57', '')
    const schedule = 'schedule: { opens: session-start, closes: dialogue }'
    const files = editFile(alone, 'campaign.yaml', 'schedule: evergreen', schedule)
    const at = (fragment: string) => {
      const { line, column } = positionOf(files, 'campaign.yaml', fragment, schedule)
      return `campaigns/example/campaign.yaml:${line}:${column}  `
    }
    const what = 'The campaign has no session to follow. Write a day, or name a session.'
    expect(listProblems(files).map(formatProblem)).toEqual(
      expect.arrayContaining([`${at('session-start')}${what}`, `${at('dialogue')}${what}`]),
    )
  })

  test.each([
    [
      'a session that closes before the campaign opens',
      'opens: 2024-10-12, closes: session-end',
      'session-end }',
    ],
    ['a dialogue before the campaign opens', 'opens: 2024-09-28, closes: dialogue', 'dialogue }'],
  ])('%s', (_what, days, fragment) => {
    const schedule = `schedule: { ${days} }`
    const { problems, here } = mistake('campaign.yaml', 'schedule: evergreen', schedule, fragment, schedule)
    expect(problems).toEqual([`${here}The campaign closes before it opens. Swap the two days.`])
  })

  test.each([
    ['opens: dialogue, closes: 2024-10-01', 'opens', 'dialogue,', 'session-start'],
    ['opens: 2024-09-01, closes: dialog', 'closes', 'dialog ', 'dialogue or session-end'],
    ['opens: 2024-09, closes: dialogue', 'opens', '2024-09,', 'session-start'],
  ])('not a day: %s', (days, key, typed, known) => {
    const schedule = `schedule: { ${days} }`
    const { problems, here } = mistake('campaign.yaml', 'schedule: evergreen', schedule, typed, schedule)
    const value = typed.replace(/[ ,]$/, '')
    expect(problems).toEqual([`${here}"${key}" is "${value}". Write a day as 2022-09-29, or ${known}.`])
  })

  test('a campaign that follows its session is in order, also where no day is known yet', () => {
    const follow = (session: string, days: string) =>
      editFile(
        editFile(example, 'campaign.yaml', 'hrc57', session),
        'campaign.yaml',
        'schedule: evergreen',
        days,
      )
    expect(listProblems(follow('hrc57', 'schedule: { opens: session-start, closes: dialogue }'))).toEqual([])
    const unknown = listProblems(follow('hrc64', 'schedule: { opens: session-start, closes: session-end }'))
    expect(unknown.filter(({ what }) => /campaign/.test(what))).toEqual([])
  })

  test('a state that is listed twice', () => {
    const { problems, here } = mistake('campaign.yaml', 'states: all', 'states: [CH, KE, CH]', 'CH]')
    expect(problems).toEqual([`${here}The state "CH" appears twice. Keep one of them.`])
  })

  test('an event as exact as a month may lie in the month of the as-of date', () => {
    expect(listProblems(editFile(example, 'campaign.yaml', 'date: 2023-11,', 'date: 2024-08,'))).toEqual([])
    expect(listProblems(editFile(example, 'campaign.yaml', 'date: 2023-11,', 'date: 2024,'))).toEqual([])
  })
})

test('what is missing is named with the map it is missing from', () => {
  const files = editFile(example, 'campaign.yaml', '    kind: person\n', '')
  const { line, column } = positionOf(files, 'campaign.yaml', 'id: first-case')
  expect(listProblems(files).map(formatProblem)).toEqual([
    `campaigns/example/campaign.yaml:${line}:${column}  "kind" is missing in "cases". Add "kind: …".`,
  ])
})

test('two cases under one id are reported at the second', () => {
  const block = /\n {2}- id: first-case\n[\s\S]*?asks: .*\n/.exec(example['campaign.yaml'] ?? '')?.[0] ?? ''
  const files = editFile(
    example,
    'campaign.yaml',
    block,
    block + block.replace('first-case', 'first-case # again'),
  )
  const { line, column } = positionOf(files, 'campaign.yaml', 'first-case # again')
  expect(listProblems(files).map(formatProblem)).toContain(
    `campaigns/example/campaign.yaml:${line}:${column}  The case "first-case" appears twice. Give each its own id.`,
  )
})

test('all mistakes are reported at once, each with its own place', () => {
  let files = editFile(example, 'campaign.yaml', 'session: hrc57', 'sesion: hrc57')
  files = editFile(files, 'campaign.yaml', 'reported: 50', 'reported: many')
  files = editFile(files, 'words.en.yaml', 'title: Title of the campaign', 'titel: Title of the campaign')
  expect(listProblems(files).map(({ file, line }) => `${file.split('/').at(-1)}:${line}`)).toEqual(
    expect.arrayContaining([
      `campaign.yaml:${positionOf(files, 'campaign.yaml', 'sesion').line}`,
      `campaign.yaml:${positionOf(files, 'campaign.yaml', 'reported: many').line}`,
      `words.en.yaml:${positionOf(files, 'words.en.yaml', 'titel: ').line}`,
    ]),
  )
})

describe('a folder is refused when', () => {
  const refuse = (files: Record<string, string>) => listProblems(files).map(formatProblem)

  test('there is no campaign.yaml', () => {
    expect(refuse({ 'words.en.yaml': example['words.en.yaml'] ?? '' })).toEqual([
      'campaigns/example/campaign.yaml:1:1  There is no campaign.yaml in this folder. Copy the one in campaigns/_example.',
    ])
  })

  test.each([['it is empty', ''], ['it has only comments', '# one\n'], ['it is a list', '- a\n']]) // prettier-ignore
  ('campaign.yaml is there but %s', (_what, text) => {
    const [first] = listProblems({ ...example, 'campaign.yaml': text })
    expect(first).toMatchObject({ file: 'campaigns/example/campaign.yaml', line: 1, column: 1 })
  })

  test('campaign.yaml is UTF-16 without a mark', () => {
    const utf16 = Buffer.from(example['campaign.yaml'] ?? '', 'utf16le')
    expect(listProblems(example, { 'campaign.yaml': utf16 })[0]).toMatchObject({ line: 1 })
  })

  test('both files are not UTF-8, and both are named', () => {
    const latin1 = Buffer.from('a: \u00E9', 'latin1')
    expect(
      listProblems({}, { 'campaign.yaml': latin1, 'words.en.yaml': latin1 }).map(({ file }) => file),
    ).toEqual(['campaigns/example/campaign.yaml', 'campaigns/example/words.en.yaml'])
  })
})
