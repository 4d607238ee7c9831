import { expect, test } from 'vitest'
import { detectLanguage, mainScriptOf } from './script.ts'

test.each([
  ['Amnesty International', 'Latn', 'und-Latn', 'ltr'],
  ['Liên Đoàn Công Giáo Việt Nam tại Đức', 'Latn', 'vi', 'ltr'],
  ['Сахаровский Центр', 'Cyrl', 'und-Cyrl', 'ltr'],
  ['مرصد الصحراء للسلم والديمقراطية وحقوق الإنسان', 'Arab', 'und-Arab', 'rtl'],
  ['台灣南社', 'Hani', 'und-Hani', 'ltr'],
  ['國會調查兵團', 'Hani', 'und-Hani', 'ltr'],
  ['中国民间组织', 'Hani', 'zh-Hans', 'ltr'],
  ['日本人権財団', 'Hani', 'ja', 'ltr'],
  ['日本ウイグル協会', 'Hani', 'ja', 'ltr'],
  ['チベット問題を考える会', 'Kana', 'ja', 'ltr'],
  ['북한민주화네트워크', 'Hang', 'ko', 'ltr'],
  ['【台灣民間支援香港協會】 Taiwanese Civil Aid to HKers', 'Latn', 'und-Latn', 'ltr'],
  ['"REVERS" центр', 'Latn', 'und-Latn', 'ltr'],
  ['مركز PEN', 'Arab', 'und-Arab', 'rtl'],
])('%s is read in its own script', (name, script, lang, dir) => {
  expect(mainScriptOf(name)).toBe(script)
  expect(detectLanguage(name)).toEqual({ lang, dir })
})

test('a name without letters says nothing about its language', () => {
  expect(detectLanguage('8888')).toEqual({ dir: 'ltr' })
})
