import { describe, expect, test } from 'vitest'
import { formatProblem } from '#app/core/problem.ts'
import { parseStatement } from './parse-statement.ts'
import { sampleFiles, sampleFolder } from './statement.fixture.ts'

const parse = (changes: Record<string, string | null> = {}) =>
  parseStatement(sampleFolder(changes), ['en', 'zh', 'fr'])
const problemsOf = (changes: Record<string, string | null>) => {
  const parsed = parse(changes)
  return parsed.ok ? [] : parsed.error.map(formatProblem)
}
/** The problems when one file has one text in another's place. */
const changed = (file: string, from: string, to: string) => {
  const text = sampleFiles[file] ?? ''
  expect(text, `${file} holds "${from}"`).toContain(from)
  return problemsOf({ [file]: text.replace(from, to) })
}

test('an organiser writes an open letter with all its parts', () => {
  const parsed = parse()
  if (!parsed.ok) throw new Error(parsed.error.map(formatProblem).join('\n'))
  const { statement, locateFacts } = parsed.value
  expect(statement).toMatchObject({
    slug: 'a-letter',
    draft: false,
    order: 'name',
    elsewhere: { anonymous: { organisations: 2, persons: 0 }, totals: { organisations: 5 } },
    addressees: [{ id: 'president', postal: ['1 Some Street', 'Some Town'] }],
    'co-hosts': [],
  })
  expect(statement.words.get('en')?.addressees.president?.office).toBe('Office of the President')
  expect([...statement.texts].map(([n, texts]) => [n, [...texts.keys()]])).toEqual([
    [1, ['en', 'zh']],
    [2, ['en', 'zh']],
  ])
  expect(locateFacts(['deadline'])).toEqual({
    file: 'campaigns/a-letter/statement.yaml',
    line: 4,
    column: 11,
  })
})

describe('a wrong fact is reported with its position and a remedy', () => {
  test.each([
    [
      'a mistyped key',
      'deadline:',
      'dedline:',
      ':4:1  "dedline" is not known here. Did you mean "deadline"?',
    ],
    [
      'a day that is none',
      '2023-09-30',
      '2023-09-31',
      ':4:11  "deadline" is "2023-09-31". Write a day as 2023-09-21.',
    ],
    ['an end before the beginning', '2023-09-30', '2023-08-30', ':4:11  Signing ends before it begins.'],
    [
      'a language without interface',
      '[en, zh]',
      '[en, zh, xx]',
      'There is no language "xx" with interface words.',
    ],
    ['a language twice', '[en, zh]', '[en, zh, en]', 'The language "en" appears twice.'],
    [
      'an addressee twice',
      '{id: minister}',
      '{id: president}',
      ':9:10  The addressee "president" appears twice.',
    ],
    ['an unknown source', 'source: list}\nupdates', 'source: lst}\nupdates', 'There is no source "lst".'],
    [
      'nobody who may sign',
      'organisations: true, persons: listed',
      'organisations: false, persons: none',
      'Let organisations, persons or both sign.',
    ],
    [
      'versions in disorder',
      'date: 2023-09-10',
      'date: 2023-08-10',
      ':13:12  Version 2 is older than version 1, of 2023-09-01.',
    ],
    [
      'an update before the letter',
      'date: 2023-11,',
      'date: 2022,',
      'This is earlier than the open letter itself',
    ],
    ['a frame with a path', 'www.partner.example', 'www.partner.example/x', 'and nothing after it.'],
    [
      'a frame without encryption',
      'https://www.partner',
      'http://www.partner',
      'Write only https:// and the name of the site',
    ],
    [
      'a frame for everybody',
      'https://www.partner.example',
      '*',
      'Write only https:// and the name of the site',
    ],
    [
      'an address of nine lines',
      '[1 Some Street, Some Town]',
      '[a, b, c, d, e, f, g, h, i]',
      '"postal" is too long or too large. The maximum is 8.',
    ],
    [
      'a third version without text',
      '  - {date: 2023-09-10}\n',
      '  - {date: 2023-09-10}\n  - {date: 2023-09-11}\n',
      'There is no statement/text-3.zh.md.',
    ],
    [
      'a version too few',
      '  - {date: 2023-09-10}\n',
      '',
      'text-2.en.md:1:1  statement.yaml has no version 2.',
    ],
  ])('%s', (_what, from, to, problem) => {
    expect(changed('statement.yaml', from, to).join('\n')).toContain(problem)
  })
})

describe('wrong words and files are reported', () => {
  const words = 'statement/words.zh.yaml'
  test.each([
    [
      'no words for an addressee',
      '  minister: {name: The Minister}\n',
      '',
      'The words for the addressee "minister" are missing.',
    ],
    [
      'words for nobody',
      'minister:',
      'ministr:',
      ':10:3  statement.yaml has no addressee "ministr". Did you mean "minister"?',
    ],
    [
      'no words for an update',
      '  an-answer: {title: An answer, text: The office answered.}',
      '  {}',
      'The words for the update "an-answer" are missing.',
    ],
    [
      'no words for the delivery',
      'delivery: Handed over to the office of the President by the coalition.\n',
      '',
      '"delivery" is missing.',
    ],
    [
      'a note on no source',
      'source-notes: {list',
      'source-notes: {lists',
      'statement.yaml has no source "lists". Did you mean "list"?',
    ],
    ['a note on no version', '"2":', '"3":', 'statement.yaml has no version "3".'],
    [
      'an office that the other language has',
      ', office: Office of the President',
      '',
      '"addressees" → "president" → "office" is missing. Another language has it',
    ],
    [
      'a note that the other language has',
      'version-notes: {"2": The promise is named.}',
      '',
      '"version-notes" → "2" is missing.',
    ],
    [
      'a hidden character',
      'A promise',
      '"A \\u202E promise"',
      'There are characters here that nobody can see.',
    ],
    ['a slot', 'subject: A promise', "subject: 'A {date}'", '{date} has no value here.'],
  ])('%s', (_what, from, to, problem) => {
    expect(changed(words, from, to).join('\n')).toContain(problem)
  })

  test('a missing translation, and an unlisted one', () => {
    expect(problemsOf({ 'statement/words.zh.yaml': null, 'statement/text-1.zh.md': null })).toEqual([
      expect.stringContaining('There is no statement/words.zh.yaml.'),
      expect.stringContaining('There is no statement/text-1.zh.md.'),
    ])
    expect(problemsOf({ 'statement/text-1.fr.md': 'x' })).toEqual([
      expect.stringContaining('text-1.fr.md:1:1  "fr" is not among the languages of statement.yaml.'),
    ])
  })

  test('a wrong origin is reported once', () => {
    const facts = sampleFiles['statement.yaml'] ?? ''
    expect(problemsOf({ 'statement.yaml': facts.replace('https://www.partner.example', '*') })).toEqual([
      expect.stringContaining('"frames" is "*". Write only https:// and the name of the site'),
    ])
  })

  test('an imported list of a missing version', () => {
    const facts = sampleFiles['statement.yaml'] ?? ''
    expect(
      problemsOf({
        'statement.yaml': facts.replace('source: list\n  as-of', 'source: list\n  version: 3\n  as-of'),
      }),
    ).toEqual([expect.stringContaining('There is no version 3 of the text.')])
  })

  test('imported signatories without their source, and a source without the list', () => {
    const facts = sampleFiles['statement.yaml'] ?? ''
    const without = facts.replace(/elsewhere:.*?\npartners/s, 'partners')
    expect(problemsOf({ 'statement.yaml': without }).join('\n')).toContain(
      'The source of statement/signatories.csv is missing',
    )
    expect(problemsOf({ 'statement/signatories.csv': null }).join('\n')).toContain(
      'This is about statement/signatories.csv, which is missing.',
    )
  })

  test('texts without statement.yaml, and an empty file', () => {
    expect(problemsOf({ 'statement.yaml': null })).toEqual([
      expect.stringContaining('There is a folder "statement" but no statement.yaml.'),
    ])
    expect(problemsOf({ 'statement.yaml': '' })).toEqual([expect.stringContaining('The file is empty.')])
  })
})
