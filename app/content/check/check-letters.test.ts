import { describe, expect, test } from 'vitest'
import { copyExample, editFile, parseFiles, type Files } from '../../../tests/content/example.ts'
import { reference, compositionContextAt } from '../../../tests/content/composition-context.ts'
import { formatProblem } from '#app/core/problem.ts'
import { checkLetters, listLetters } from './check-letters.ts'

const context = compositionContextAt('2026-11-21T12:00:00Z')
const parse = (files: Files) => {
  const parsed = parseFiles(files)
  if (!parsed.ok) throw new Error(parsed.error.map(formatProblem).join('\n'))
  return parsed.value
}
const problemsOf = (files: Files) => checkLetters(parse(files), context).map(formatProblem)

const both = copyExample(['en', 'zh'])
const alone = 'opening-alone: I write about a person who suffered for working with the United Nations.'
const wordings = (...sentences: string[]) =>
  `opening-alone:\n${sentences.map((sentence) => `    - "${sentence}"\n`).join('')}`

test('the same number of paragraphs and wordings in each language is accepted', () => {
  expect(problemsOf(both)).toEqual([])
  const two = ['en', 'zh'].reduce(
    (files, lang) => editFile(files, `words.${lang}.yaml`, alone, wordings('One.', 'Another.')),
    both,
  )
  expect(problemsOf(two)).toEqual([])
})

test('a language with one wording less is reported, with the numbers of all', () => {
  const files = editFile(both, 'words.en.yaml', alone, wordings('One.', 'Another.'))
  expect(problemsOf(files)).toEqual([
    expect.stringMatching(
      /^campaigns\/example\/words\.zh\.yaml:\d+:\d+ {2}The languages do not offer the same number of wordings for subject, opening, request and \{\{#either\}\}: en 1 2 1, zh 1 1 1\. Give subject, opening, request/,
    ),
  ])
})

test('the same number of wordings at other places is reported too: a seed must give the same letter in each language', () => {
  const subject = "subject-alone: 'A reprisal: {case}'"
  const files = editFile(
    editFile(both, 'words.en.yaml', alone, wordings('One.', 'Another.')),
    'words.zh.yaml',
    subject,
    'subject-alone: ["A reprisal: {case}", "Again: {case}"]',
  )
  expect(problemsOf(files)).toEqual([expect.stringContaining(': en 1 2 1, zh 2 1 1.')])
})

test('a language with one paragraph less is reported with its case, not once for each of 193 letters', () => {
  const files = editFile(both, 'words.en.yaml', alone, 'opening-alone: "One.\\n\\nTwo."')
  const found = problemsOf(files)
  expect(found.length).toBeLessThanOrEqual(2)
  expect(found).toContainEqual(
    expect.stringMatching(
      /The letter to AD does not have the same number of paragraphs in each language: en 8, zh 7\. Part it alike/,
    ),
  )
  expect(found.every((problem) => problem.startsWith('campaigns/example/words.zh.yaml:'))).toBe(true)
})

test('a paragraph less in a later wording is reported too', () => {
  const files = editFile(
    editFile(both, 'words.en.yaml', alone, wordings('One.', 'Another.\\n\\nMore.')),
    'words.zh.yaml',
    alone,
    wordings('One.', 'Another.'),
  )
  expect(problemsOf(files)).toContainEqual(
    expect.stringContaining('does not have the same number of paragraphs in each language: en 8, zh 7.'),
  )
})

test('a later wording that is too long is reported', () => {
  const files = editFile(copyExample(), 'words.en.yaml', alone, wordings('One.', 'x'.repeat(6000)))
  expect(problemsOf(files)).toEqual([
    expect.stringMatching(
      /The letter to [A-Z]{2} has 6\d{3} characters\. Shorten it by \d+: at most 6000 fit/,
    ),
  ])
})

test('a campaign without recipients is reported', () => {
  const files = editFile(copyExample(), 'campaign.yaml', '    states: all', '    states: [CH]')
  expect(problemsOf(files)).toEqual([
    expect.stringContaining(
      'No recipient would get a letter. Everybody is left out; add recipients or cases.',
    ),
  ])
})

describe('the letters of a campaign', () => {
  const { campaign } = parse(copyExample())

  test('go to all recipients about all cases, but to no state about its own case', () => {
    const letters = listLetters(campaign, { reference }).map(
      ({ recipient, caseId }) => `${recipient.id} ${caseId ?? 'all'}`,
    )
    expect(letters).toHaveLength(192 * 2)
    expect(letters).toContain('FR all')
    expect(letters).toContain('FR first-case')
    expect(letters.filter((letter) => letter.startsWith('CH '))).toEqual([])
  })
})
