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
const [usual = ''] =
  / {4}states: all\n(?:.*\n)*? {4}except: own-case\n/.exec(example['campaign.yaml'] ?? '') ?? []

/** The example, asking other missions. */
const asking = (missions: string) => editFile(example, 'campaign.yaml', usual, missions)
/** The example, writing to offices as well, each with its words. */
const withOffices = (
  offices: string,
  ids = [...offices.matchAll(/id: ([\w-]+)/g)].map(([, id]) => id ?? ''),
) =>
  editFile(
    editFile(example, 'campaign.yaml', usual, `${usual}  offices:\n${offices}`),
    'words.en.yaml',
    '\nletter:\n',
    `\noffices:\n${ids.map((id) => `  ${id}: { name: The ${id}, salutation: 'Sir,' }\n`).join('')}\nletter:\n`,
  )

describe('missions', () => {
  test.each([
    ['a State by its code', '    states: [CH, KE]\n'],
    ['a group and a State', '    states: [african, CH]\n'],
    ['the Council', '    states: council\n'],
    ['copies to the other seat', '    states: all\n    cc: [CH-new-york, KE]\n'],
  ])('%s may be named', (_name, missions) => expect(problemsOf(asking(missions))).toEqual([]))

  test.each([
    ['a State that is none', '    states: [CH, XX]\n', 'There is no state "XX".', 'XX'],
    [
      'a State twice',
      '    states: [CH, KE, CH]\n',
      'The state "CH" appears twice. Keep one of them.',
      undefined,
    ],
    ['a group that is none', '    states: [afrikan]\n', '"afrikan"', 'afrikan'],
    [
      'a copy to nobody',
      '    states: all\n    cc: [CH, ZZ-new-york]\n',
      'There is no recipient "ZZ-new-york".',
      'ZZ-new-york',
    ],
    [
      'a copy to an office that is not there',
      '    states: all\n    cc: [a-senate]\n',
      'There is no recipient "a-senate".',
      'a-senate',
    ],
    ['a copy twice', '    states: all\n    cc: [KE, KE]\n', 'The recipient "KE" appears twice.', undefined],
    [
      'a seat that is none',
      '    states: all\n    cc: [CH-vienna]\n',
      'Write a recipient like CH, CH-new-york',
      'CH-vienna',
    ],
  ])('%s is named with its place', (_name, missions, problem, at) => {
    const files = asking(missions)
    const found = problemsOf(files)
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(problem)
    if (at !== undefined) {
      const { line } = positionOf(files, 'campaign.yaml', at)
      expect(found[0]).toMatch(new RegExp(`^campaigns/example/campaign\\.yaml:${line}:`))
    }
  })

  test('the Council of a session with unknown dates cannot be chosen', () => {
    const undated = editFile(asking('    states: council\n'), 'campaign.yaml', '\nsession: hrc57\n', '\n')
    expect(problemsOf(undated)).toContainEqual(
      expect.stringContaining(
        'The members of the Council depend on the session, but the campaign names no session with known dates.',
      ),
    )
  })
})

describe('States that are left out', () => {
  const without = (entries: string) => asking(`    states: all\n    without:\n${entries}`)

  test('have a reason with words in every language', () => {
    const entry = '      - { state: FR, reason: told-us }\n'
    expect(problemsOf(without(entry))).toEqual([
      expect.stringContaining(
        'The words for the reason "told-us" are missing. Add "told-us: …" under "reasons".',
      ),
    ])
    const explained = editFile(
      without(entry),
      'words.en.yaml',
      '\nletter:\n',
      '\nreasons: { told-us: It answered. }\nletter:\n',
    )
    expect(problemsOf(explained)).toEqual([])
  })

  test('exist, and appear once', () => {
    const entries =
      '      - { state: QQ, reason: a }\n      - { state: FR, reason: a }\n      - { state: FR, reason: a }\n'
    const files = editFile(
      without(entries),
      'words.en.yaml',
      '\nletter:\n',
      '\nreasons: { a: It answered. }\nletter:\n',
    )
    expect(problemsOf(files)).toEqual([
      expect.stringContaining('There is no state "QQ".'),
      expect.stringContaining('The state "FR" appears twice.'),
    ])
  })
})

describe('offices', () => {
  const office = (rest = '', id = 'a-president') => `    - { id: ${id}, kind: head-of-state${rest} }\n`

  test('with words and copies are in order', () => {
    expect(
      problemsOf(
        withOffices(
          office(', state: KE, language: en, cc: [KE, KE-new-york, a-senate]') + office('', 'a-senate'),
        ),
      ),
    ).toEqual([])
  })

  test('or missions are required', () => {
    const text = example['campaign.yaml'] ?? ''
    const block = text.slice(text.indexOf('\nrecipients:'), text.indexOf('\nsources:'))
    const nobody = editFile(example, 'campaign.yaml', block, '\nrecipients: {}\n')
    expect(problemsOf(nobody)).toEqual([expect.stringContaining('Name missions, offices or both.')])
  })

  test('without words are named, each in the language that lacks them', () => {
    const offices = office() + office('', 'a-senate')
    const files = withOffices(offices, ['a-president'])
    expect(problemsOf(files)).toEqual([
      expect.stringMatching(
        /^campaigns\/example\/words\.en\.yaml:\d+:\d+ {2}The words for the office "a-senate" are missing\. Add "a-senate: …" under "offices"\.$/,
      ),
    ])
  })

  test('that only the words know are named with the nearest id', () => {
    const files = withOffices(office(), ['a-president', 'a-presidnet'])
    expect(problemsOf(files)).toEqual([
      expect.stringContaining('campaign.yaml has no office "a-presidnet". Did you mean "a-president"?'),
    ])
  })

  test.each([
    ['of a State that is none', office(', state: XX'), 'There is no state "XX".'],
    [
      'in a language the campaign has not',
      office(', language: fr'),
      `"fr" is not among the campaign's languages.`,
    ],
    ['with a copy to nobody', office(', cc: [a-senat]'), 'There is no recipient "a-senat".'],
  ])('%s are reported', (_name, offices, problem) => {
    expect(problemsOf(withOffices(offices))).toEqual([expect.stringContaining(problem)])
  })

  test('twice under one id are named', () => {
    expect(problemsOf(withOffices(office() + office(), ['a-president']))).toEqual([
      expect.stringContaining('The office "a-president" appears twice.'),
    ])
  })
})
