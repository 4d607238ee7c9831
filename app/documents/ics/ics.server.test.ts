import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { formatIcs, type AllDayEvent } from './ics.server.ts'

const usual: AllDayEvent = {
  uid: 'end-reprisals-dialogue@letters.example',
  first: '2022-09-29',
  last: '2022-09-29',
  summary: 'End reprisals: dialogue',
  description: 'Write to a mission.',
  url: 'https://letters.example/en/campaigns/end-reprisals',
}
const write = (change: Partial<AllDayEvent> = {}) => formatIcs([{ ...usual, ...change }], 'en', '2022-09-01')

function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file))
  return calendar.getAllSubcomponents('vevent').map((event) => {
    const { uid, summary, description, startDate, endDate } = new ICAL.Event(event)
    const url = event.getFirstPropertyValue('url')
    const stamp = event.getFirstPropertyValue('dtstamp')?.toString()
    return { uid, summary, description, start: startDate.toString(), end: endDate.toString(), url, stamp }
  })
}

test('Ana’s calendar reads a whole day, without an hour or time zone', () => {
  const file = write()
  expect(read(file)).toEqual([
    {
      uid: usual.uid,
      summary: usual.summary,
      description: usual.description,
      url: usual.url,
      start: '2022-09-29',
      end: '2022-09-30',
      stamp: '2022-09-01T00:00:00Z',
    },
  ])
  expect(file).toContain('\r\nDTSTART;VALUE=DATE:20220929\r\nDTEND;VALUE=DATE:20220930\r\n')
})

test.each([
  ['2022-09-12', '2022-10-07', '2022-10-08'],
  ['2026-03-29', '2026-03-29', '2026-03-30'],
  ['2026-10-25', '2026-10-25', '2026-10-26'],
  ['2024-02-28', '2024-02-29', '2024-03-01'],
  ['2026-12-31', '2026-12-31', '2027-01-01'],
])('from %s to %s: the end is the day after, %s', (first, last, end) =>
  expect(read(write({ first, last }))).toMatchObject([{ start: first, end }]),
)

test('it has no organiser, attendees or alarms, and marks nobody as busy', () => {
  const file = write()
  expect(file).not.toMatch(
    /^(?:ORGANIZER|ATTENDEE|METHOD|BEGIN:VALARM|LOCATION|GEO|DTSTAMP:\d+T(?!000000Z))/m,
  )
  expect(file).toContain('\r\nTRANSP:TRANSPARENT\r\n')
  expect(write()).toBe(file)
})

describe('hostile words are kept as they are', () => {
  test.each([
    ['commas, semicolons and backslashes', 'Stop; now, please \\n \\, C:\\new; "quoted", a:b=c'],
    ['lines that look like properties', 'a BEGIN:VEVENT ATTENDEE:mailto:x@y.example END:VCALENDAR'],
    ['emoji, also joined ones', '🕊️👩🏽‍⚖️🇨🇭'.repeat(40)],
    ['long Chinese', '终止对与联合国合作者的报复，请致函常驻代表团；'.repeat(30)],
    ['right to left', 'أوقفوا الأعمال الانتقامية، الآن؛ '.repeat(12).trim()],
    ['one octet, then four', `a${'🕊'.repeat(80)}`],
    ['a very long word', 'x'.repeat(500)],
  ])('%s', (_what, text) => {
    const file = write({ summary: text, description: text })
    expect(read(file)).toMatchObject([{ summary: text, description: text }])
    expectWellFolded(file)
  })

  test('line breaks stay in the description and become spaces in the summary', () => {
    const text = 'One.\r\nATTENDEE:mailto:x@y.example\n\nTwo.'
    const file = write({ summary: text, description: text })
    expect(read(file)).toMatchObject([
      {
        summary: 'One. ATTENDEE:mailto:x@y.example  Two.',
        description: 'One.\nATTENDEE:mailto:x@y.example\n\nTwo.',
      },
    ])
    expect(file).not.toMatch(/^ATTENDEE/m)
  })

  test('invisible characters are removed', () =>
    expect(read(write({ summary: 'a\u0000b\u0007c\u001Bd\u007F' }))).toMatchObject([{ summary: 'abcd' }]))
})

/** RFC 5545, 3.1: lines of at most 75 octets that end with CRLF, and no character cut in two. */
function expectWellFolded(file: string) {
  expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const line of file.split('\r\n')) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(Buffer.from(line).toString()).toBe(line)
  }
}
