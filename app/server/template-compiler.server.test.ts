import { describe, expect, test } from 'vitest'
import { letterWords } from '../domain/letter/allowed-words.ts'
import { compileTemplate } from './template-compiler.server.ts'

const head = 'reviewed: Ana, 2026-11-21\nsubject: {{subject}}\n---\n'
const compile = (text: string) => compileTemplate('letters/en.hbs', text, letterWords, true)
const problems = (body: string) => {
  const compiled = compile(head + body)
  return compiled.ok ? [] : compiled.error.map(({ line, what }) => `${line} ${what}`)
}

test('a right template is rendered with its words, and what they hold is not rendered again', () => {
  const compiled = compile(
    `${head}{{#each cases}}{{name}}{{#unless ../alone}}, {{state}}{{/unless}}\n{{/each}}{{#if council}}yes{{else}}no{{/if}}`,
  )
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error))
  const cases = [{ name: '{{closing}} <b>', state: 'X', text: '' }]
  expect(compiled.value.render({ subject: 'S & T', alone: false, council: false, cases })).toEqual({
    subject: 'S & T',
    text: '\n\n\n{{closing}} <b>, X\nno',
  })
  expect(compiled.value.reviewed).toBe('Ana, 2026-11-21')
})

test('files from Windows are read, and lines are counted as an editor does', () => {
  const compiled = compile(`${head}{{opening}}\n{{sujet}}`.replaceAll('\n', '\r\n'))
  expect(compiled).toMatchObject({
    ok: false,
    error: [{ line: 5, column: 3, what: '{{sujet}} is not known here.' }],
  })
})

describe('what is not allowed is named with its line', () => {
  test.each([
    ['{{{opening}}}', '4 Three braces {{{ are not used here.'],
    ['{{&opening}}', '4 Three braces {{{ are not used here.'],
    ['\n{{#if sujet}}x{{/if}}', '5 {{sujet}} is not known here.'],
    ['{{#if alone}}{{else if kouncil}}{{/if}}', '4 {{kouncil}} is not known here.'],
    ['{{#unless x}}{{/unless}}', '4 {{x}} is not known here.'],
    ['{{#each cases}}{{opening}}{{/each}}', '4 {{opening}} is not known here.'],
    ['{{#each cases}}{{../name}}{{/each}}', '4 {{../name}} is not known here.'],
    ['{{#each opening}}{{/each}}', '4 This word is not a list.'],
    ['{{cases}}', '4 A list cannot be written like a text.'],
    ['{{lookup cases "length"}}', '4 A word takes nothing behind it.'],
    ['{{log opening}}', '4 A word takes nothing behind it.'],
    ['{{#with cases}}{{/with}}', '4 {{#with}} is not used like this.'],
    ['{{#cases}}{{/cases}}', '4 {{#cases}} is not used like this.'],
    ['{{#each cases as |c|}}{{/each}}', '4 {{#each}} is not used like this.'],
    ['{{> letter}}', '4 This is not used in templates here.'],
    ['{{* decorate}}', '4 This is not used in templates here.'],
    ['{{@root.secret}}', '4 {{@root.secret}} is not known here.'],
    ['{{this}}', '4 {{this}} is not known here.'],
    ['{{../opening}}', '4 {{../opening}} is not known here.'],
    ['{{constructor}}', '4 {{constructor}} is not known here.'],
    ['{{__proto__}}', '4 {{__proto__}} is not known here.'],
    ['{{opening.constructor}}', '4 {{opening.constructor}} is not known here.'],
    ['\n\n{{#if alone}}', '6 The braces {{ }} do not match here.'],
  ])('%s', (body, problem) => expect(problems(body)).toEqual([problem]))

  test('all at once, and the nearest word is offered', () => {
    const compiled = compile(`${head}{{openning}}\n{{{x}}}\n{{y}}`)
    expect(compiled).toMatchObject({
      ok: false,
      error: [{ line: 4, todo: 'Did you mean "opening"?' }, { line: 5 }, { line: 6 }],
    })
  })
})

describe('the head', () => {
  test.each([
    ['no divider', 'reviewed: x\nsubject: y', '1 The line "---" is missing.'],
    ['nobody named', 'subject: x\n---\n', '1 "reviewed: …" is missing.'],
    ['no subject', 'reviewed: x\n---\n', '1 "subject: …" is missing.'],
    [
      'a line that is none',
      'reviewed: x\nsubject: y\nsubjekt: z\n---\n',
      '3 This line is not known in the head of a template.',
    ],
    [
      'an unknown word in the subject',
      'reviewed: x\nsubject: {{sujet}}\n---\n',
      '2 {{sujet}} is not known here.',
    ],
  ])('with %s is refused', (_what, text, problem) => {
    const compiled = compile(text)
    expect(compiled.ok ? [] : compiled.error.map(({ line, what }) => `${line} ${what}`)).toEqual([problem])
  })
})
