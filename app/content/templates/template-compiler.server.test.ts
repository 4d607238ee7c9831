import { describe, expect, test } from 'vitest'
import { letterWords } from '#app/letter/template-words.ts'
import { compileTemplate } from './template-compiler.server.ts'

const head = 'reviewed: Ana, 2026-11-21\nsubject: {{subject}}\n---\n'
const compile = (text: string) => compileTemplate('letters/en.hbs', text, letterWords, true)
const problems = (body: string) => {
  const compiled = compile(head + body)
  return compiled.ok ? [] : compiled.error.map(({ line, what }) => `${line} ${what}`)
}

test('a correct template is rendered with its words, and their values are not rendered again', () => {
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

test('files from Windows are read, with line numbers as in an editor', () => {
  const compiled = compile(`${head}{{opening}}\n{{sujet}}`.replaceAll('\n', '\r\n'))
  expect(compiled).toMatchObject({
    ok: false,
    error: [{ line: 5, column: 3, what: '{{sujet}} is not known here.' }],
  })
})

describe('forbidden words are reported with their line', () => {
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
    ['{{@opening}}', '4 {{@opening}} is not known here.'],
    ['{{constructor}}', '4 {{constructor}} is not known here.'],
    ['{{__proto__}}', '4 {{__proto__}} is not known here.'],
    ['{{opening.constructor}}', '4 {{opening.constructor}} is not known here.'],
    ['\n{{#if alone}}{{/each}}', '5 The braces {{ }} do not match here.'],
    ['\n\n{{#if alone}}', '6 The braces {{ }} do not match here.'],
    ['\nOne\u0001two', '5 There are characters here that nobody can see.'],
    ['\u0002', '4 There are characters here that nobody can see.'],
  ])('%s', (body, problem) => expect(problems(body)).toEqual([problem]))

  test('all at once, and the nearest word is offered', () => {
    const compiled = compile(`${head}{{openning}}\n{{{x}}}\n{{y}}`)
    expect(compiled).toMatchObject({
      ok: false,
      error: [{ line: 4, todo: 'Did you mean "opening"?' }, { line: 5 }, { line: 6 }],
    })
  })
})

describe('{{#either}}', () => {
  const render = (body: string, chosen: number[] = [], context: object = {}) => {
    const compiled = compile(head + body)
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.error))
    const offered: number[] = []
    const { text } = compiled.value.render({ subject: 's', ...context }, (n) => {
      offered.push(n)
      return chosen[offered.length - 1] ?? 0
    })
    return { text: text.trim(), offered }
  }
  const two = '{{#either}}One {{year}}.{{or}}Two.{{or}}Three.{{/either}} {{#either}}A{{or}}B{{/either}}'

  test('gives the alternative that is chosen, at each place in turn, and asks how many there are', () => {
    expect(render(two, [0, 1], { year: '2026' })).toEqual({ text: 'One 2026. B', offered: [3, 2] })
    expect(render(two, [2, 0], { year: '2026' })).toEqual({ text: 'Three. A', offered: [3, 2] })
  })

  test('gives the first where nobody chooses', () => {
    const compiled = compile(head + two)
    if (!compiled.ok) throw new Error('refused')
    expect(compiled.value.render({ subject: 's', year: '2026' }).text.trim()).toBe('One 2026. A')
  })

  test('in a condition that does not hold asks nothing', () => {
    const body = '{{#if council}}{{#either}}A{{or}}B{{/either}}{{else}}no{{/if}}'
    expect(render(body, [1], { council: true })).toEqual({ text: 'B', offered: [2] })
    expect(render(body, [1], { council: false })).toEqual({ text: 'no', offered: [] })
  })

  test('is allowed in the subject too', () => {
    const compiled = compileTemplate(
      'letters/en.hbs',
      'reviewed: Ana, 2026\nsubject: {{#either}}A{{or}}B{{/either}}\n---\n',
      letterWords,
      true,
    )
    if (!compiled.ok) throw new Error('refused')
    expect(compiled.value.render({}, () => 1).subject).toBe('B')
  })

  const shape = '{{#either}} is not used like this.'
  test.each([
    ['with one alternative', '{{#either}}One{{/either}}', `4 ${shape}`],
    ['with an empty one', '{{#either}}One{{or}} \n{{/either}}', `4 ${shape}`],
    ['with nothing before {{or}}', '{{#either}}{{or}}One{{/either}}', `4 ${shape}`],
    ['with an else', '{{#either}}One{{or}}Two{{else}}Three{{/either}}', `4 ${shape}`],
    ['with a word behind it', '{{#either opening}}One{{or}}Two{{/either}}', `4 ${shape}`],
    ['with a name behind it', '{{#either a=1}}One{{or}}Two{{/either}}', `4 ${shape}`],
    ['with names for what is inside', '{{#either as |x|}}One{{or}}Two{{/either}}', `4 ${shape}`],
    ['inside another', '{{#either}}{{#either}}a{{or}}b{{/either}}{{or}}Two{{/either}}', `4 ${shape}`],
    [
      'inside a condition inside another',
      '{{#either}}{{#if council}}{{#either}}a{{or}}b{{/either}}{{/if}}{{or}}Two{{/either}}',
      `4 ${shape}`,
    ],
    [
      'with {{or}} in a condition',
      '{{#either}}A{{#if alone}}{{or}}{{/if}}{{or}}B{{/either}}',
      '4 {{or}} stands between alternatives only.',
    ],
    ['with {{or}} alone', '\n{{or}}', '5 {{or}} stands between alternatives only.'],
    [
      'with an unknown word inside',
      '{{#either}}A{{or}}{{sujet}}{{/either}}',
      '4 {{sujet}} is not known here.',
    ],
    ['that does not end', '{{#either}}A{{or}}B', '4 The braces {{ }} do not match here.'],
  ])('%s is refused with its line', (_name, body, problem) => {
    expect(problems(body)).toEqual([problem])
  })
})

test('a word from outside a list is suggested with its path', () => {
  expect(compile(`${head}{{#each cases}}{{opening}}{{/each}}`)).toMatchObject({
    ok: false,
    error: [{ todo: 'Inside {{#each}} write {{../opening}}.' }],
  })
})

describe('the head', () => {
  test.each([
    ['no divider', 'reviewed: Ana, 2026\nsubject: y', '1 The line "---" is missing.'],
    ['nobody named', 'subject: x\n---\n', '1 "reviewed: …" is missing.'],
    ['no subject', 'reviewed: Ana, 2026\n---\n', '1 "subject: …" is missing.'],
    [
      'a line that is none',
      'reviewed: Ana, 2026\nsubject: y\nsubjekt: z\n---\n',
      '3 This line is not known in the head of a template.',
    ],
    [
      'an unknown word in the subject',
      'reviewed: Ana, 2026\nsubject: {{sujet}}\n---\n',
      '2 {{sujet}} is not known here.',
    ],
  ])('with %s is refused', (_what, text, problem) => {
    const compiled = compile(text)
    expect(compiled.ok ? [] : compiled.error.map(({ line, what }) => `${line} ${what}`)).toEqual([problem])
  })
})
