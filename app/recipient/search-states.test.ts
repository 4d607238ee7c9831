import { describe, expect, test } from 'vitest'
import { reference } from '../../tests/content/composition-context.ts'
import { listNamedStates, searchStates } from './search-states.ts'

const find = (query: string, lang: string) =>
  searchStates(listNamedStates(reference.states.values(), lang), query).map(({ code }) => code)

describe('a supporter finds a state by the name they know', () => {
  test.each([
    ['cote', 'en', 'CI'],
    ['CÔTE', 'en', 'CI'],
    ['d’ivoire', 'en', 'CI'],
    ['turkiye', 'en', 'TR'],
    ['North Korea', 'en', 'KP'],
    ['英国', 'zh', 'GB'],
    ['韩国', 'zh', 'KR'],
    ['瑞士', 'zh', 'CH'],
    ['switz', 'zh', 'CH'],
    ['ch', 'en', 'CH'],
  ])('%s in %s is %s', (query, lang, code) => expect(find(query, lang)).toContain(code))

  test('an empty query finds everybody, nonsense nobody, and a code must match fully', () => {
    expect(find(' ', 'en')).toHaveLength(195)
    expect(find('qqq<script>', 'en')).toEqual([])
    expect([find('kp', 'en'), find('k', 'en').includes('XK')]).toEqual([['KP'], false])
  })
})

test('states are in the order that a reader expects', () => {
  const zh = listNamedStates(reference.states.values(), 'zh').map(({ name }) => name)
  expect(zh.indexOf('阿尔巴尼亚')).toBeLessThan(zh.indexOf('中国'))
  const en = listNamedStates(reference.states.values(), 'en').map(({ name }) => name)
  expect(en.indexOf("Côte d'Ivoire")).toBeLessThan(en.indexOf('Croatia'))
})
