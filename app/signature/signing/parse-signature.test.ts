import { describe, expect, test } from 'vitest'
import { parseSignature, type SignatureContext } from './parse-signature.ts'
import { signFields, type SignFormInput } from './sign-fields.ts'

const typed: SignFormInput = {
  ...(Object.fromEntries(signFields.map((name) => [name, ''])) as SignFormInput),
  name: ' Watchers  of Rights ',
  country: 'ke',
  website: 'watchers.example/about?utm=1',
  contact: 'Ana',
  role: 'Director',
  email: 'ana@watchers.example',
  visibility: 'listed',
}
const context: SignatureContext = {
  statement: { signatories: { organisations: true, persons: 'listed' } },
  kind: 'organisation',
  partner: 'a-partner',
  version: 2,
  regionOf: (country) => (country === 'KE' ? 'african' : undefined),
}
const parse = (form: Partial<SignFormInput>, more: Partial<SignatureContext> = {}) =>
  parseSignature({ ...typed, ...form }, { ...context, ...more })
const problemsOf = (form: Partial<SignFormInput>) => {
  const parsed = parse(form)
  return parsed.ok ? [] : parsed.error.map(({ field, code }) => `${field} ${code.replace('sign.wrong.', '')}`)
}

test('an organisation is read as it was written, with its spaces and its website put in order', () => {
  expect(parse({})).toEqual({
    ok: true,
    value: {
      email: 'ana@watchers.example',
      form: {
        kind: 'organisation',
        name: 'Watchers of Rights',
        otherName: null,
        title: null,
        country: 'KE',
        website: 'https://watchers.example/about',
        visibility: 'listed',
        region: null,
        contactName: 'Ana',
        contactRole: 'Director',
        second: null,
        partner: 'a-partner',
        consent: false,
        version: 2,
      },
    },
  })
})

describe('a name', () => {
  test.each([
    'Amnistía Internacional',
    '中国人权',
    'منظمة العفو الدولية',
    'Tổ chức Nhân quyền',
    'نهضت‌آزادی',
    'Coalition "Rights & Law" (2020) – Section №3',
    '350.org',
    'A',
  ])('like %s is one', (name) => expect(problemsOf({ name })).toEqual([]))

  test.each([
    ['', 'name empty'],
    ['   ', 'name empty'],
    ['\u3000\u00a0', 'name empty'],
    ['123', 'name no-letters'],
    ['…', 'name no-letters'],
    ['✊🏿', 'name no-letters'],
    ['Save 🌍 Earth', 'name not-plain'],
    ['=1+1', 'name not-plain'],
    ['@here', 'name not-plain'],
    ['＝cmd', 'name not-plain'],
    ['<b>Watchers</b>', 'name not-plain'],
    ['See https://evil.example', 'name not-plain'],
    ['Rights\u202eWatch', 'name not-plain'],
    ['Rights\u200bWatch', 'name not-plain'],
    ['Rights\nWatch', 'name not-plain'],
    ['Rights\u3164Watch', 'name not-plain'],
    ['Rights\ue000', 'name not-plain'],
    ['\ud800Rights', 'name not-plain'],
    [`Z${'\u0300'.repeat(20)}algo`, 'name not-plain'],
    ['W'.repeat(201), 'name too-long'],
    ['Аmnesty International', 'name mixed'],
    ['Rights Wаtch', 'name mixed'],
    ['Ηope', 'name mixed'],
    ['Ꭺmnesty', 'name mixed'],
    ['Rightս', 'name mixed'],
  ])('like %j is none', (name, problem) => expect(problemsOf({ name })).toEqual([problem]))

  test('with a letter of another alphabet says which', () => {
    const parsed = parse({ other: 'Amnesty Intеrnational' })
    expect(parsed.ok ? [] : parsed.error).toEqual([
      { field: 'other', code: 'sign.wrong.mixed', values: { letter: 'е', script: 'Cyrl' } },
    ])
    expect(problemsOf({ name: 'Мемориал International', other: 'ΕΛΙΑΜΕΠ (ELIAMEP)' })).toEqual([])
  })

  test('of 200 characters is one, in any script', () => {
    expect(problemsOf({ name: '权'.repeat(200) })).toEqual([])
  })
})

describe('a website', () => {
  test.each([
    ['https://www.watchers.example/', 'https://www.watchers.example'],
    ['HTTPS://Watchers.Example/De/#top', 'https://watchers.example/De/'],
    ['https://münchen.example', 'https://xn--mnchen-3ya.example'],
  ])('like %s is read as %s', (website, read) => {
    const parsed = parse({ website })
    expect(parsed.ok && parsed.value.form.website).toBe(read)
  })

  test.each([
    'http://watchers.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://user:pass@watchers.example',
    'https://watchers.example:8443',
    'https://127.0.0.1',
    'https://[::1]/',
    'https://2130706433',
    'https://localhost',
    'https://intra.local',
    'watchers',
    'https://watch ers.example',
  ])('like %s is none', (website) => expect(problemsOf({ website })).toEqual(['website not-a-website']))
})

test('all that is wrong is said at once', () => {
  expect(
    problemsOf({ name: '', country: 'XX', website: '', contact: '', role: '', email: 'ana', visibility: '' }),
  ).toEqual([
    'name empty',
    'country unknown',
    'website empty',
    'contact empty',
    'role empty',
    'email not-an-address',
    'visibility choose',
  ])
})

test('the second officer is somebody else, in every spelling', () => {
  expect(problemsOf({ second: 'Ana+x@watchers.example' })).toEqual(['second same'])
  expect(problemsOf({ second: 'ben@watchers.example' })).toEqual([])
})

test('a region is said only of an anonymous organisation that agreed', () => {
  const regionOf = (form: Partial<SignFormInput>) => {
    const parsed = parse(form)
    return parsed.ok && parsed.value.form.region
  }
  expect(regionOf({ visibility: 'anonymous', region: '1' })).toBe('african')
  expect(regionOf({ visibility: 'anonymous' })).toBeNull()
  expect(regionOf({ visibility: 'listed', region: '1' })).toBeNull()
  expect(regionOf({ visibility: 'anonymous', region: '1', country: 'TW' })).toBeNull()
})

test('a person is asked for less, and is never listed where persons are only counted', () => {
  const person = { website: '', contact: '', role: '', title: 'Professor, LL.M.' }
  const of = (persons: 'listed' | 'numbers') =>
    parse(person, {
      kind: 'person',
      partner: null,
      statement: { signatories: { organisations: false, persons } },
    })
  expect(of('listed')).toMatchObject({
    ok: true,
    value: { form: { visibility: 'listed', title: 'Professor, LL.M.', website: null, contactName: null } },
  })
  expect(of('numbers')).toMatchObject({ ok: true, value: { form: { visibility: 'anonymous' } } })
})

test('a contact is passed on only to a partner there is, and only if that was ticked', () => {
  const consent = (form: Partial<SignFormInput>, partner: string | null) => {
    const parsed = parse(form, { partner })
    return parsed.ok && parsed.value.form.consent
  }
  expect(consent({ consent: '1' }, 'a-partner')).toBe(true)
  expect(consent({ consent: '1' }, null)).toBe(false)
  expect(consent({ consent: 'on' }, 'a-partner')).toBe(false)
})
