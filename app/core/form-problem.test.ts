import { expect, test } from 'vitest'
import { z } from 'zod'
import { addMistake, parseForm, typed } from './form-problem.ts'
import { ok, err } from './result.ts'

const word = typed((text) => (text === '' ? err({ code: 'empty' }) : ok(text.trim())))
const age = typed((text) =>
  /^\d{1,3}$/.test(text) ? ok(Number(text)) : err({ code: 'not-a-number', values: { limit: 999 } }),
)
const schema = z.object({ age, name: word, friend: word }).superRefine(({ name, friend }, context) => {
  if (name && name === friend) addMistake(context, { code: 'same' }, ['friend'])
})

test('a valid form becomes the value of its schema', () => {
  expect(parseForm(schema, { name: ' Ana ', friend: 'Ben', age: '30' })).toEqual({
    ok: true,
    value: { name: 'Ana', friend: 'Ben', age: 30 },
  })
})

test('all problems are reported at once, in the order of the form, with the values of their slots', () => {
  expect(parseForm(schema, { name: '', friend: '', age: 'old' })).toEqual({
    ok: false,
    error: [
      { field: 'name', code: 'empty' },
      { field: 'friend', code: 'empty' },
      { field: 'age', code: 'not-a-number', values: { limit: 999 } },
    ],
  })
})

test('a rule about two fields is not forgotten because a third is wrong', () => {
  expect(parseForm(schema, { name: 'Ana', friend: 'Ana', age: '' })).toMatchObject({
    error: [
      { field: 'friend', code: 'same' },
      { field: 'age', code: 'not-a-number' },
    ],
  })
})

test('a form that lacks a field of its schema is our mistake', () => {
  expect(() => parseForm(schema, { name: 'Ana', age: '30' })).toThrow('friend was not read as text')
})
