import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '#app/config/folders.server.ts'
import { loadSignatories } from '#app/signature/import/signatories-file.server.ts'

const listOf = (slug: string) => {
  const list = loadSignatories(join(root, 'campaigns'), slug)
  if (!list.ok) throw new Error(JSON.stringify(list.error))
  return list.value
}
const hash = (lines: readonly string[]) => createHash('sha256').update(lines.join('\n')).digest('hex')

test('the 281 names of the global call stand as in their source, without the numbers, character by character', () => {
  const names = listOf('monitor-china').map(({ name }) => name)
  expect(names).toHaveLength(281)
  // Made from the source by another program: the number in front taken off, three broken lines joined by a blank.
  expect(hash(names)).toBe('66a1780ceed0278348f090de29f1170d314a923e4b4afd7ca76040f18e7a9273')
})

test.each([
  [163, 'Miloon Kothari individually as an independent expert and former UN Special Rapporteur'],
  [164, 'MINBYUN - Lawyers for a Democratic Society International Solidarity Committee'],
  [265, 'Yayasan Lembaga Bantuan Hukum Indonesia (YLBHI) / Indonesia Legal Aid Foundation'],
  [1, '21Wilberforce'],
  [38, 'Building Inclusive Society Tanzania Organization (BISTO).'],
  [42, 'Cambodian Alliance of Trade Union [CATU]'],
  [83, 'Federation for a Democratic China 民主中国陣線'],
  [102, 'Ghjtrn для трансгендерных людей и их близких T*Revers'],
  [120, 'Human Rights Foundation (Japan) 【日本人権財団】'],
  [158, 'Liên Đoàn Công Giáo Việt Nam tại Đức'],
  [
    203,
    "Réseau Ouest Africain des Défenseurs des Droits Humains/West African Human Rights Defenders' Network",
  ],
  [222, 'Stand with HK@JPN'],
  [269, 'Комитет "Гражданское содействие"'],
  [273, 'チベット問題を考える会 Japan Committee for Tibet'],
  [274, 'مرصد الصحراء للسلم والديمقراطية وحقوق الإنسان'],
  [277, '【台灣民間支援香港協會】 Taiwanese Civil Aid to HKers'],
  [281, '香港黎明, Dawn of Hong Kong, 香港の夜明け'],
])('number %i of the global call is %s', (number, name) => {
  expect(listOf('monitor-china')[number - 1]?.name).toBe(name)
})

test('the letter on North Korean refugees has 54 organisations, 48 with a country, and seven persons with titles', () => {
  const rows = listOf('north-korean-refugees')
  const organisations = rows.filter(({ kind }) => kind === 'organisation')
  const persons = rows.filter(({ kind }) => kind === 'person')
  expect([organisations.length, organisations.filter(({ country }) => country).length]).toEqual([54, 48])
  expect(hash(rows.map(({ name }) => name))).toBe(
    'c5b1aeb07ecec82532708cee707ed8fb6eea64332e5c025b16470b099321cbcb',
  )
  expect(persons).toHaveLength(7)
  expect(persons.every(({ title }) => title !== undefined)).toBe(true)
  expect(organisations.find(({ name }) => name.startsWith('Judicial Reform'))?.country).toBe('TW')
  expect(organisations.at(-1)).toEqual({
    kind: 'organisation',
    name: 'World Coalition Against the Death Penalty (WCADP)',
  })
})
