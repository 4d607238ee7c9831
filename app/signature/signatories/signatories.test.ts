import { describe, expect, test } from 'vitest'
import { createSignatories, type SignatoryQuery } from './signatories.ts'
import type { Signatory } from '#app/statement/signatory.ts'

const numbers = { revision: 'r1', anonymous: new Map([[1, { organisation: 39, person: 2 }]]) }
const noRegion = () => undefined

const signatory = (name: string, more: Partial<Signatory> = {}): Signatory => ({
  id: name,
  kind: 'organisation',
  name,
  ...more,
})
const signatoriesOf = (names: readonly (string | Signatory)[]) =>
  createSignatories(
    names.map((name) => (typeof name === 'string' ? signatory(name) : name)),
    numbers,
    noRegion,
  )
const byName: SignatoryQuery = { kind: 'organisation', order: 'name', lang: 'en' }
const namesOf = (signatories: ReturnType<typeof signatoriesOf>, query: Partial<SignatoryQuery> = {}) =>
  signatories.page({ ...byName, ...query }).entries.map(({ name }) => name)

describe('a reader looks for a name', () => {
  const names = [
    '台灣南社',
    'Zebra 10',
    'Éland',
    'Сова',
    'Zebra 9',
    '“Quoted” Society',
    '21Wilberforce',
    'أمل',
    'eland b',
    'The Rights Practice',
    'ゆり',
    '안나',
  ]

  test('in English Latin letters come first, accented letters follow their base letter and numbers sort by value', () => {
    expect(namesOf(signatoriesOf(names))).toEqual([
      '21Wilberforce',
      'Éland',
      'eland b',
      '“Quoted” Society',
      'The Rights Practice',
      'Zebra 9',
      'Zebra 10',
      'Сова',
      'أمل',
      '안나',
      'ゆり',
      '台灣南社',
    ])
  })

  test.each([
    ['zh', '台灣南社'],
    ['ru', 'Сова'],
    ['ar', 'أمل'],
  ])('in %s the script of the page comes first', (lang, first) => {
    expect(namesOf(signatoriesOf(names), { lang }).slice(0, 2)).toEqual(['21Wilberforce', first])
  })

  test('the order does not depend on the order in which they signed', () => {
    const same = [
      signatory('Twin', { id: 'b' }),
      signatory('Twin', { id: 'a' }),
      signatory('TWIN', { id: 'c' }),
    ]
    const ids = (list: readonly Signatory[]) =>
      signatoriesOf(list)
        .all('organisation', 'name', 'en')
        .map(({ id }) => id)
    expect(ids(same)).toEqual(ids(same.toReversed()))
  })
})

describe('other orders', () => {
  const list = [
    signatory('Zeta', { country: 'DE', place: 1 }),
    signatory('Alpha', { country: 'ES', place: 2 }),
    signatory('Nowhere', { place: 3 }),
    signatory('Late', { country: 'DE', day: '2026-03-04' }),
    signatory('Early', { country: 'AT', day: '2026-03-02' }),
  ]

  test('by country as the page names it, signatories without one last', () => {
    expect(namesOf(signatoriesOf(list), { order: 'country' })).toEqual([
      'Early',
      'Late',
      'Zeta',
      'Alpha',
      'Nowhere',
    ])
    expect(namesOf(signatoriesOf(list), { order: 'country', lang: 'es' })).toEqual([
      'Late',
      'Zeta',
      'Early',
      'Alpha',
      'Nowhere',
    ])
  })

  test('by date newest first, and imported ones without a day last', () => {
    expect(namesOf(signatoriesOf(list), { order: 'date' })).toEqual([
      'Late',
      'Early',
      'Alpha',
      'Nowhere',
      'Zeta',
    ])
  })

  test('by hand in the order of the list, then by day of signing', () => {
    expect(namesOf(signatoriesOf(list), { order: 'hand' })).toEqual([
      'Zeta',
      'Alpha',
      'Nowhere',
      'Early',
      'Late',
    ])
  })
})

describe('a reader searches', () => {
  const signatories = signatoriesOf([
    signatory('Fundación La Tortuga', { country: 'VE' }),
    signatory('FUNDACION Aguaclara', { country: 'VE' }),
    signatory('Human Rights Foundation (Japan) 【日本人権財団】', { country: 'JP' }),
    signatory('ACAT-France'),
    signatory('Lee Yanghee', { kind: 'person', title: 'Former UN Special Rapporteur' }),
    signatory('Комитет Ёлка', { otherName: 'Yolka' }),
  ])

  test.each([
    ['fundacion', ['FUNDACION Aguaclara', 'Fundación La Tortuga']],
    ['ＦＵＮＤＡＣＩÓＮ la', ['Fundación La Tortuga']],
    ['人権', ['Human Rights Foundation (Japan) 【日本人権財団】']],
    ['acat france', ['ACAT-France']],
    ['елка', ['Комитет Ёлка']],
    ['yolka', ['Комитет Ёлка']],
    ['елка yolka', []],
    [
      '%',
      [
        'ACAT-France',
        'FUNDACION Aguaclara',
        'Fundación La Tortuga',
        'Human Rights Foundation (Japan) 【日本人権財団】',
        'Комитет Ёлка',
      ],
    ],
    ['nobody at all', []],
  ])('"%s" finds what she means', (q, found) => {
    expect(namesOf(signatories, { q })).toEqual(found)
  })

  test('a title finds a person, and a country its organisations', () => {
    expect(namesOf(signatories, { kind: 'person', q: 'special rapporteur' })).toEqual(['Lee Yanghee'])
    expect(namesOf(signatories, { country: 'VE', q: 'tortuga' })).toEqual(['Fundación La Tortuga'])
    expect(signatories.page({ ...byName, country: 'FR' })).toMatchObject({
      entries: [],
      total: 0,
      pages: 1,
      page: 1,
    })
  })
})

test('pages are numbered, and a page beyond the last is the last', () => {
  const signatories = signatoriesOf(Array.from({ length: 7 }, (_, i) => `Org ${i + 1}`))
  expect(signatories.page({ ...byName, size: 3, page: 2 })).toMatchObject({
    total: 7,
    pages: 3,
    page: 2,
    first: 4,
  })
  expect(signatories.page({ ...byName, size: 3, page: 99 })).toMatchObject({
    page: 3,
    first: 7,
    entries: [{ name: 'Org 7' }],
  })
  for (const page of [0, -1, NaN]) expect(signatories.page({ ...byName, size: 3, page }).page).toBe(1)
})

test('the counts are those listed and the anonymous', () => {
  const signatories = createSignatories(
    [signatory('A', { country: 'DE' }), signatory('B', { country: 'DE' }), signatory('C', { country: 'TW' })],
    { ...numbers, anonymousRegions: new Map([['african', 2]]) },
    (country) => (country === 'DE' ? 'western-european-others' : undefined),
  )
  expect(signatories.counts).toEqual({
    organisation: { total: 42, listed: 3, anonymous: 39 },
    person: { total: 2, listed: 0, anonymous: 2 },
  })
  expect([...signatories.countries]).toEqual([
    ['DE', 2],
    ['TW', 1],
  ])
  expect(Object.fromEntries(signatories.regions)).toEqual({ african: 2, 'western-european-others': 2 })
})

test('versions are counted separately, and a signature that moves to a newer version leaves the older one', () => {
  const before = createSignatories(
    [signatory('From the list'), signatory('B', { version: 1 }), signatory('C', { version: 2 })],
    { revision: 'r1', anonymous: new Map([[1, { organisation: 4, person: 1 }]]) },
    noRegion,
  )
  expect(before.counts.organisation).toEqual({ total: 7, listed: 3, anonymous: 4 })
  expect(before.versions.get(1)).toEqual({
    organisation: { total: 6, listed: 2, anonymous: 4 },
    person: { total: 1, listed: 0, anonymous: 1 },
  })
  expect(before.versions.get(2)?.organisation).toEqual({ total: 1, listed: 1, anonymous: 0 })
  const listed = [signatory('From the list', { version: 2 }), signatory('B', { version: 2 })]
  const after = before.withChange({ gone: [], listed, revision: 'r2', anonymous: new Map() })
  expect([...after.versions.keys()]).toEqual([2])
})

test('a withdrawn name is in no order, page or number of the next revision, and the earlier revision does not change', () => {
  const before = signatoriesOf(['A', 'B', 'C'])
  for (const order of ['name', 'hand', 'date', 'country'] as const) before.page({ ...byName, order })
  const after = before.withChange({
    gone: ['B', 'never there'],
    listed: [signatory('Aa'), signatory('C', { name: 'A renamed' })],
    revision: 'r2',
    anonymous: new Map(),
  })
  for (const order of ['name', 'hand', 'date', 'country'] as const)
    expect(namesOf(after, { order })).toEqual(['A', 'A renamed', 'Aa'])
  expect(after).toMatchObject({
    revision: 'r2',
    counts: { organisation: { total: 3, listed: 3, anonymous: 0 } },
  })
  expect(namesOf(before)).toEqual(['A', 'B', 'C'])
})

test('after any changes the result equals signatories read from scratch', () => {
  const random = sequence(7)
  const named = (i: number) =>
    signatory(`${'ЖAé台م'[random() % 5]}${random() % 50}`, {
      id: `s${i}`,
      country: ['DE', 'KR', undefined][random() % 3],
      day: `2026-03-1${random() % 9}`,
    })
  const all = new Map(Array.from({ length: 300 }, (_, i) => [`s${i}`, named(i)]))
  let signatories = createSignatories([...all.values()], numbers, noRegion)
  for (const size of [1, 3, 150]) {
    for (const order of ['name', 'country', 'date', 'hand'] as const)
      signatories.all('organisation', order, 'ru')
    const gone = Array.from({ length: size }, () => `s${random() % 300}`)
    const listed = Array.from({ length: size }, () => named(random() % 400)).filter(
      ({ id }) => !gone.includes(id),
    )
    for (const id of gone) all.delete(id)
    for (const one of listed) all.set(one.id, one)
    signatories = signatories.withChange({ gone, listed, ...numbers })
    const fromScratch = createSignatories([...all.values()], numbers, noRegion)
    expect(signatories.counts).toEqual(fromScratch.counts)
    expect(Object.fromEntries(signatories.countries)).toEqual(Object.fromEntries(fromScratch.countries))
    for (const order of ['name', 'country', 'date', 'hand'] as const)
      expect(signatories.all('organisation', order, 'ru')).toEqual(
        fromScratch.all('organisation', order, 'ru'),
      )
  }
})

test('with 100,000 signatories a page is as fast as with ten, and a new one does not sort again', () => {
  const many = Array.from({ length: 100_000 }, (_, i) =>
    signatory(`Organisation ${(i * 7919) % 100_003}`, { id: `s${i}` }),
  )
  const signatories = signatoriesOf(many)
  signatories.page(byName)
  expect(fastest(() => signatories.page({ ...byName, page: 700 }))).toBeLessThan(2)
  expect(
    fastest(() =>
      signatories.withChange({ gone: ['s5'], listed: [signatory('New')], ...numbers }).page(byName),
    ),
  ).toBeLessThan(50)
})

function fastest(task: () => void): number {
  const times = Array.from({ length: 5 }, () => {
    const start = process.cpuUsage().user / 1000
    task()
    return process.cpuUsage().user / 1000 - start
  })
  return Math.min(...times)
}

/** The same numbers each time. */
function sequence(seed: number): () => number {
  let last = seed
  return () => (last = (last * 48_271) % 2_147_483_647)
}
