import { expect, test } from 'vitest'
import { reference } from '../../../tests/content/composition-context.ts'
import { listLikelyDuplicates } from './likely-duplicates.ts'
import { createCountryFinder } from '#app/signature/signatory/find-country.ts'
import { mixesAlphabets } from '#app/text/characters/mixed-alphabets.ts'

const findCountry = createCountryFinder(reference.states)
const find = (...names: string[]) =>
  listLikelyDuplicates(
    names.map((name) => ({ kind: 'organisation', name })),
    findCountry,
  )

test.each([
  ['Human Rights Watch', 'Human Rights Watch', 'the same name'],
  ['HUMAN RIGHTS WATCH', 'Human-Rights Watch', 'capitals'],
  ['Fundacion Aguaclara', 'Fundación Aguaclara', 'accents'],
  ['Monitor Social A.C.', 'Monitor Social', 'legal form'],
  ['Tibet Initiative Deutschland e.V.', 'Tibet Initiative Deutschland e. V.', 'capitals'],
  ['BALAOD, Inc.', 'Balaod', 'legal form'],
  ['CADAL', 'Centro para la Apertura y el Desarrollo de América Latina (CADAL)', 'brackets'],
  ['CSW (Christian Solidarity Worldwide)', 'Christian Solidarity Worldwide (CSW)', 'brackets'],
  ['KontraS (The Commission for the Disappeared)', 'Commission for Victims (KontraS)', 'brackets'],
  ['HRIC', 'Human Rights in China', 'initials'],
  ['FIDH', 'Fédération internationale pour les droits humains', 'initials'],
  ['Karapatan Alliance Philippines', 'Karapatan Alliance Philippines (KARAPATAN)', 'brackets'],
  ['Human Rights Foundation (Japan) 【日本人権財団】', '日本人権財団', 'brackets'],
  ['チベット問題を考える会 Japan Committee for Tibet', 'Japan Committee for Tibet', 'scripts'],
  ['ACAT Belgium', "ACAT - Belgique (Action des Chrétiens pour l'Abolition de la Torture)", 'country'],
  ['Amnesty International', 'Аmnеsty Intеrnаtionаl', 'look alike'],
  ['AMNESTY INTERNATI0NAL', 'Amnesty International', 'look alike'],
])('%s and %s are probably duplicates', (one, other, why) => {
  expect(find(one, 'Somebody else', other)).toEqual([
    { one: 0, other: 2, why: expect.stringContaining(why) as string },
  ])
})

test.each([
  ['ACAT Belgium', 'ACAT Germany'],
  [
    "ACAT - France (Action des Chrétiens pour l'Abolition de la Torture)",
    "ACAT - Belgique (Action des Chrétiens pour l'Abolition de la Torture)",
  ],
  ['Friends of Tibet (NZ)', 'Friends of Canada India'],
  ['Human Rights Foundation (Japan)', 'Association of Uyghurs (Japan)'],
  ['台灣南社', '台灣客社'],
  ['Hong Kong Watch', 'Human Rights Watch'],
  ['ONG PAFED', 'ONG DEMOCRACIA EMPRENDEDORA'],
])('%s and %s are not', (one, other) => {
  expect(find(one, other)).toEqual([])
})

test('an organisation and a person of the same name are no duplicates', () => {
  const name = 'Otus Books'
  expect(
    listLikelyDuplicates(
      [
        { kind: 'organisation', name },
        { kind: 'person', name },
      ],
      findCountry,
    ),
  ).toEqual([])
})

test('ten equal names are nine pairs, and 5,000 take seconds', () => {
  expect(find(...Array.from({ length: 10 }, () => 'Same'))).toHaveLength(9)
  const start = process.cpuUsage().user / 1000
  expect(
    find(...Array.from({ length: 5_000 }, (_, i) => (i % 2 ? 'Same' : `Human Rights ${i}`))),
  ).toHaveLength(2_499)
  expect(process.cpuUsage().user / 1000 - start).toBeLessThan(10_000)
})

test('a word with letters of two alphabets is detected, a name in two scripts is not', () => {
  expect(mixesAlphabets('Аmnesty International')).toBe(true)
  expect(mixesAlphabets('Ghjtrn для трансгендерных людей и их близких T*Revers')).toBe(false)
})
