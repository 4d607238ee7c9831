import { expect, test } from 'vitest'
import { locales, reference } from '../../tests/content/composition-context.ts'
import { formatPlaceAndDate } from './place-and-date.ts'

const app = { locales, reference, now: () => new Date('2026-11-21T12:00:00Z') }
const head = (lang: string, town: string) => formatPlaceAndDate(app, lang, town)

test('each language has its own form of place and date; without a town there is only the day', () => {
  expect(head('en', ' Lima ')).toBe('Lima, 21 November 2026')
  expect(head('fr', 'Lima')).toBe('Lima, le 21 novembre 2026')
  expect(head('zh', '利马')).toBe('利马，2026年11月21日')
  expect(head('es', '')).toBe('21 de noviembre de 2026')
})

test('a Latin town in an Arabic line does not move the day, nor an Arabic town in a Latin line', () => {
  expect(head('ar', 'Genève')).toBe('\u200fGenève\u200f، 21 نوفمبر 2026')
  expect(head('ar', 'القاهرة')).toBe('القاهرة، 21 نوفمبر 2026')
  expect(head('en', 'القاهرة')).toBe('\u200eالقاهرة\u200e, 21 November 2026')
})

test('a town with characters that are special in a replacement stays as typed', () => {
  expect(head('en', '$& {date}')).toBe('$& {date}, 21 November 2026')
})
