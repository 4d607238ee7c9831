import { expect, test } from 'vitest'
import { locales, reference } from '../../tests/content/composition-context.ts'
import type { Context } from '#app/context.ts'
import { formatPlaceAndDate } from './place-and-date.server.ts'

const app = { locales, reference, now: () => new Date('2026-11-21T12:00:00Z') } as Pick<
  Context,
  'locales' | 'reference' | 'now'
>
const head = (lang: string, town: string) => formatPlaceAndDate(app, lang, town)

test('each language heads a letter in its own way; without a town the day stands alone', () => {
  expect(head('en', ' Lima ')).toBe('Lima, 21 November 2026')
  expect(head('fr', 'Lima')).toBe('Lima, le 21 novembre 2026')
  expect(head('zh', '利马')).toBe('利马，2026年11月21日')
  expect(head('es', '')).toBe('21 de noviembre de 2026')
})

test('a Latin town in an Arabic line keeps the day on its own side, and an Arabic town in a Latin one', () => {
  expect(head('ar', 'Genève')).toBe('\u200fGenève\u200f، 21 نوفمبر 2026')
  expect(head('ar', 'القاهرة')).toBe('القاهرة، 21 نوفمبر 2026')
  expect(head('en', 'القاهرة')).toBe('\u200eالقاهرة\u200e, 21 November 2026')
})

test('a town with signs that a replacement would take for its own stays as typed', () => {
  expect(head('en', '$& {date}')).toBe('$& {date}, 21 November 2026')
})
