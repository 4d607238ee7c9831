import { expect, test } from 'vitest'
import { isPartialDate, formatPartialDate } from './partial-date.ts'

test.each(['2022', '2022-09', '2022-09-29', '2024-02-29', '2000-02-29', '0001-01-01'])(
  '%s is a date',
  (date) => {
    expect(isPartialDate(date)).toBe(true)
  },
)

test.each([
  '2023-02-29',
  '1900-02-29',
  '2022-13',
  '2022-00',
  '2022-09-00',
  '2022-09-31',
  '2022-9',
  '2022-09-29T00:00Z',
  '22',
  '',
  '29.09.2022',
  '2022-09-29\n',
  '２０２２',
  '-2022',
])('%j is none', (text) => {
  expect(isPartialDate(text)).toBe(false)
})

test('a date is shown only as exactly as it is known', () => {
  expect(formatPartialDate('2022', 'en-GB')).toBe('2022')
  expect(formatPartialDate('2022-09', 'en-GB')).toBe('September 2022')
  expect(formatPartialDate('2022-09-29', 'en-GB')).toBe('29 September 2022')
})

test('each language writes it its own way', () => {
  expect(['2022', '2022-09', '2022-09-29'].map((date) => formatPartialDate(date, 'zh-CN'))).toEqual([
    '2022年',
    '2022年9月',
    '2022年9月29日',
  ])
  expect(formatPartialDate('2022-09-29', 'fr-FR')).toBe('29 septembre 2022')
})

test('the first of January is the first of January in every time zone of the server', () => {
  expect(formatPartialDate('2022-01-01', 'en-GB')).toBe('1 January 2022')
  expect(formatPartialDate('2021-12-31', 'en-GB')).toBe('31 December 2021')
})
