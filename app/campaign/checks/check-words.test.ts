import { describe, expect, test } from 'vitest'
import {
  copyExample,
  editFile,
  listProblems,
  positionOf,
  type Files,
} from '../../../tests/content/example.ts'
import { formatProblem } from '#app/core/problem.ts'

const example = copyExample()
const problemsOf = (files: Files) => listProblems(files).map(formatProblem)
const at = (files: Files, name: string, fragment: string, within = fragment) => {
  const { line, column } = positionOf(files, name, fragment, within)
  return `campaigns/example/${name}:${line}:${column}  `
}

describe('a translator forgets the words of', () => {
  test('an event', () => {
    const files = editFile(example, 'words.en.yaml', '      detained: The person is detained.\n', '')
    expect(problemsOf(files)).toEqual([
      `${at(files, 'words.en.yaml', 'spoke: The')}The words for the event "detained" are missing. Add "detained: …" under "events".`,
    ])
  })

  test('a person', () => {
    const files = editFile(
      example,
      'words.en.yaml',
      'people:\n  first-person: Name of the person',
      'people: {}',
    )
    expect(problemsOf(files)).toEqual([
      `${at(files, 'words.en.yaml', '{}', 'people: {}')}The words for the person "first-person" are missing. Add "first-person: …" under "people".`,
    ])
  })

  test('a case', () => {
    const text = example['words.en.yaml'] ?? ''
    const block = text.slice(text.indexOf('\ncases:'), text.indexOf('\n# The letter.'))
    const files = editFile(example, 'words.en.yaml', block, '\ncases: {}\n')
    expect(problemsOf(files)).toEqual([
      `${at(files, 'words.en.yaml', '{}', 'cases: {}')}The words for the case "first-case" are missing. Add "first-case: …" under "cases".`,
    ])
  })

  test.each([
    ['an ask', '      release: That the person be released, if still detained.\n', 'release'],
    [
      'an organisation',
      'organisations:\n  first-organisation: Name of the organisation\n',
      'first-organisation',
    ],
    [
      'a figure',
      'figures:\n  cases-counted: cases counted by the publisher of the report\n',
      'cases-counted',
    ],
    ['a link', 'links:\n  report: The report, at example.org\n', 'report'],
  ])('%s', (_what, words, id) => {
    expect(problemsOf(editFile(example, 'words.en.yaml', words, ''))).toEqual([
      expect.stringContaining(`"${id}" are missing. Add "${id}: …"`),
    ])
  })

  test('the sentence for one phase', () => {
    const files = editFile(example, 'words.en.yaml', '  day: "Today', '  # day: "Today')
    expect(problemsOf(files)).toEqual([expect.stringContaining('"day" is missing in "deadline".')])
  })
})

describe('a translator writes words that no fact has:', () => {
  test('for an event, and is led to its key', () => {
    const files = editFile(
      example,
      'words.en.yaml',
      '      spoke: The',
      '      spokes: Twice.\n      spoke: The',
    )
    expect(problemsOf(files)).toEqual([
      `${at(files, 'words.en.yaml', 'spokes')}campaign.yaml has no event "spokes". Did you mean "spoke"?`,
    ])
  })

  test('a note about a source that is not there', () => {
    const files = editFile(
      example,
      'words.en.yaml',
      'source-notes:\n  report: What',
      'source-notes:\n  reprot: What',
    )
    expect(problemsOf(files)).toEqual([
      `${at(files, 'words.en.yaml', 'reprot')}campaign.yaml has no source "reprot". Did you mean "report"?`,
    ])
  })

  test('and empty ones', () => {
    const files = editFile(example, 'words.en.yaml', 'title: Title of the campaign', 'title: "  "')
    expect(problemsOf(files)).toEqual([
      `${at(files, 'words.en.yaml', '"  "')}"title" is "  ". Write the words.`,
    ])
  })
})

describe('of two languages', () => {
  const both = copyExample(['en', 'zh'])

  test('one has no file', () => {
    const { 'words.zh.yaml': _gone, ...files } = both
    expect(problemsOf(files)).toEqual([
      expect.stringContaining(`${at(files, 'campaign.yaml', '[en, zh]')}There is no words.zh.yaml.`),
    ])
  })

  test('one has a file and is not listed', () => {
    const files = editFile(both, 'campaign.yaml', 'languages: [en, zh]', 'languages: [en]')
    expect(problemsOf(files)).toEqual([
      expect.stringContaining(
        'campaigns/example/words.zh.yaml:1:1  "zh" is not among the languages of campaign.yaml.',
      ),
    ])
  })

  test('one is a language that the site does not have', () => {
    const files = editFile(example, 'campaign.yaml', 'languages: [en]', 'languages: [en, tlh]')
    expect(problemsOf({ ...files, 'words.tlh.yaml': example['words.en.yaml'] ?? '' })).toEqual([
      expect.stringContaining(
        `${at(files, 'campaign.yaml', 'tlh')}There is no language with interface words and templates "tlh".`,
      ),
    ])
  })

  test('one is listed twice', () => {
    const files = editFile(example, 'campaign.yaml', 'languages: [en]', 'languages: [en, en]')
    expect(problemsOf(files)).toContainEqual(
      expect.stringContaining(`${at(files, 'campaign.yaml', 'en]', ' en]')}The language "en"`),
    )
  })

  test('only one warns about a source', () => {
    const note = 'source-notes:\n  report: What this source is good for, and what it is not.'
    const files = editFile(both, 'words.zh.yaml', note, 'source-notes: {}')
    expect(problemsOf(files)).toEqual([
      `${at(files, 'words.zh.yaml', '{}', 'source-notes: {}')}The note about the source "report" is missing. Add "report: …" under "source-notes", as the other languages have it.`,
    ])
  })

  test('each field has its own problems', () => {
    let files = editFile(both, 'words.en.yaml', '      detained: The person is detained.\n', '')
    files = editFile(
      files,
      'words.zh.yaml',
      '      spoke: The person speaks',
      '      speaks: The person speaks',
    )
    expect(listProblems(files).map(({ file }) => file.split('/').at(-1))).toEqual(
      expect.arrayContaining(['words.en.yaml', 'words.zh.yaml']),
    )
  })
})

describe('a slot in braces', () => {
  test('that has no value is reported where its sentence begins, with the known ones', () => {
    const files = editFile(
      example,
      'words.en.yaml',
      "  after: 'The {session} session",
      "  after: 'The {sesion} session",
    )
    expect(problemsOf(files)).toEqual([
      `${at(files, 'words.en.yaml', "'The {sesion}")}{sesion} has no value here. Use one of: {session}, {date}, {start}, {end}.`,
    ])
  })

  test('for a day that no source gives is refused where no sentence for unknown days can take its place', () => {
    const changed = editFile(example, 'campaign.yaml', 'session: hrc57', 'session: hrc61')
    expect(problemsOf(changed)).toEqual([])
    const files = editFile(
      editFile(changed, 'words.en.yaml', '\n  unknown: "The dates', '\n  #'),
      'words.en.yaml',
      '\n    unknown: I respectfully',
      '\n    #',
    )
    const problems = problemsOf(files)
    expect(problems).toContain(
      `${at(files, 'words.en.yaml', '"Today, {date}')}{date} has no value here: the reference data gives no such day for session 61. Use one of: {session}, {start}, {end}.`,
    )
    expect(problems.every((problem) => problem.includes('{date} has no value here'))).toBe(true)
  })

  test('other than the case in the subject about one case', () => {
    const files = editFile(example, 'words.en.yaml', "'A reprisal: {case}'", "'A reprisal: {name}'")
    expect(problemsOf(files)).toEqual([
      `${at(files, 'words.en.yaml', "'A reprisal: {name}'")}{name} has no value here. Use one of: {case}.`,
    ])
  })
})

test('a session without dates needs sentences that name none', () => {
  let files = editFile(example, 'campaign.yaml', 'session: hrc57', 'session: hrc64')
  for (const name of ['{date}', '{start}', '{end}'])
    files = { ...files, 'words.en.yaml': (files['words.en.yaml'] ?? '').replaceAll(name, 'then') }
  expect(problemsOf(files)).toEqual([])
  files = editFile(files, 'words.en.yaml', '  unknown: "The dates of', '  # unknown: "The dates of')
  expect(problemsOf(files)).toEqual([
    `${at(files, 'words.en.yaml', 'before: "then')}The dates of session 64 are not known, and "unknown" is missing. Add "unknown: …", a sentence that names no date.`,
  ])
})

test.each(['\\x01', '\\x02', '\\u2028', '\\u202E'])(
  'a sentence with %s in it, which marks places or turns what follows, is refused with its place',
  (hidden) => {
    const subject = 'subject: Reprisals for working with the United Nations'
    const files = editFile(example, 'words.en.yaml', subject, `subject: "Repr${hidden}isals"`)
    expect(problemsOf(files)).toEqual([
      `${at(files, 'words.en.yaml', '"Repr')}There are characters here that nobody can see. Type this sentence again.`,
    ])
  },
)
