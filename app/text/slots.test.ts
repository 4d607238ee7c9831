import { expect, test } from 'vitest'
import { fillSlots, listSlots } from './slots.ts'

test('slots are filled everywhere, each time', () => {
  expect(fillSlots('{a} and {b}, {a}', { a: '1', b: '2' })).toBe('1 and 2, 1')
  expect(listSlots('{a} and {b-c}, {a}')).toEqual(['a', 'b-c', 'a'])
})

test('a sentence without slots stays as it is', () => {
  const sentence = 'No slot: {}, {A}, { a }, $& $1'
  expect(fillSlots(sentence, {})).toBe(sentence)
  expect(listSlots(sentence)).toEqual([])
})

test('a value is inserted literally, with its braces and dollar signs', () => {
  expect(fillSlots('<{a}>', { a: "{b} $& $1 $' {a}", b: 'no' })).toBe("<{b} $& $1 $' {a}>")
})

test('a slot without a value is an error, not a gap in a letter', () => {
  expect(() => fillSlots('On {date}', {})).toThrow('{date}')
})

test.each(['constructor', 'valueof', 'tostring'])('{%s} has no value unless one is given', (name) => {
  expect(() => fillSlots(`{${name}}`, {})).toThrow(name)
})
