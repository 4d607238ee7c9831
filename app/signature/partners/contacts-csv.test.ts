import { expect, test } from 'vitest'
import { formatContactsCsv } from './contacts-csv.ts'
import { planContactRetention } from '#app/statement/contact-retention.ts'

test('a partner opens its contacts in a spreadsheet, and nothing runs as a formula', () => {
  const csv = formatContactsCsv([
    {
      row: { kind: 'organisation', version: 2, day: '2026-03-02' },
      person: {
        contactName: ' =cmd()',
        contactRole: 'Head, "acting"',
        email: '+a@x.example',
        language: 'en',
      },
      fields: { name: 'Watchers', otherName: null, title: null, website: null, country: 'KE' },
    },
  ])
  expect(csv).toBe(
    '\ufeffkind,name,contact,role,email,country,language,version,day\r\n' +
      'organisation,Watchers,\' =cmd(),"Head, ""acting""",\'+a@x.example,KE,en,2,2026-03-02\r\n',
  )
})

test.each<[string, { deadline?: string } | undefined, string | undefined]>([
  ['before its deadline keeps them', { deadline: '2026-06-01' }, undefined],
  ['on the last day after its deadline keeps them', { deadline: '2026-05-02' }, undefined],
  ['whose time is over loses all', { deadline: '2026-05-01' }, '2026-06-02'],
  ['without a deadline loses them after a year', {}, '2025-06-01'],
  ['that is gone loses them after a year', undefined, '2025-06-01'],
])('of contacts, an open letter %s', (_what, statement, beforeDay) => {
  expect(planContactRetention(statement, '2026-06-01', 30)).toBe(beforeDay)
})
