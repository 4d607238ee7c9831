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
const rollOf = (names: readonly (string | Signatory)[]) =>
  createSignatories(
    names.map((name) => (typeof name === 'string' ? signatory(name) : name)),
    numbers,
    noRegion,
  )
const byName: SignatoryQuery = { kind: 'organisation', order: 'name', lang: 'en' }
const namesOf = (roll: ReturnType<typeof rollOf>, query: Partial<SignatoryQuery> = {}) =>
  roll.page({ ...byName, ...query }).entries.map(({ name }) => name)

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

  test('in English Latin letters come first, accents stand with their letter and numbers count', () => {
    expect(namesOf(rollOf(names))).toEqual([
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
    expect(namesOf(rollOf(names), { lang }).slice(0, 2)).toEqual(['21Wilberforce', first])
  })

  test('the order does not depend on the order in which they signed', () => {
    const same = [
      signatory('Twin', { id: 'b' }),
      signatory('Twin', { id: 'a' }),
      signatory('TWIN', { id: 'c' }),
    ]
    const ids = (list: readonly Signatory[]) =>
      rollOf(list)
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

  test('by country as the page names it, those without one last', () => {
    expect(namesOf(rollOf(list), { order: 'country' })).toEqual(['Early', 'Late', 'Zeta', 'Alpha', 'Nowhere'])
    expect(namesOf(rollOf(list), { order: 'country', lang: 'es' })).toEqual([
      'Late',
      'Zeta',
      'Early',
      'Alpha',
      'Nowhere',
    ])
  })

  test('by date the newest first, and those of a list without days last', () => {
    expect(namesOf(rollOf(list), { order: 'date' })).toEqual(['Late', 'Early', 'Alpha', 'Nowhere', 'Zeta'])
  })

  test('by hand as the list stood, and then as they signed', () => {
    expect(namesOf(rollOf(list), { order: 'hand' })).toEqual(['Zeta', 'Alpha', 'Nowhere', 'Early', 'Late'])
  })
})

describe('a reader searches', () => {
  const roll = rollOf([
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
    expect(namesOf(roll, { q })).toEqual(found)
  })

  test('a title finds a person, and a country its organisations', () => {
    expect(namesOf(roll, { kind: 'person', q: 'special rapporteur' })).toEqual(['Lee Yanghee'])
    expect(namesOf(roll, { country: 'VE', q: 'tortuga' })).toEqual(['Fundación La Tortuga'])
    expect(roll.page({ ...byName, country: 'FR' })).toMatchObject({
      entries: [],
      total: 0,
      pages: 1,
      page: 1,
    })
  })
})

test('pages are numbered, and the one behind the last is the last', () => {
  const roll = rollOf(Array.from({ length: 7 }, (_, i) => `Org ${i + 1}`))
  expect(roll.page({ ...byName, size: 3, page: 2 })).toMatchObject({ total: 7, pages: 3, page: 2, first: 4 })
  expect(roll.page({ ...byName, size: 3, page: 99 })).toMatchObject({
    page: 3,
    first: 7,
    entries: [{ name: 'Org 7' }],
  })
  for (const page of [0, -1, NaN]) expect(roll.page({ ...byName, size: 3, page }).page).toBe(1)
})

test('what is counted is what is listed, and the anonymous beside it', () => {
  const roll = createSignatories(
    [signatory('A', { country: 'DE' }), signatory('B', { country: 'DE' }), signatory('C', { country: 'TW' })],
    { ...numbers, anonymousRegions: new Map([['african', 2]]) },
    (country) => (country === 'DE' ? 'western-european-others' : undefined),
  )
  expect(roll.counts).toEqual({
    organisation: { total: 42, listed: 3, anonymous: 39 },
    person: { total: 2, listed: 0, anonymous: 2 },
  })
  expect([...roll.countries]).toEqual([
    ['DE', 2],
    ['TW', 1],
  ])
  expect(Object.fromEntries(roll.regions)).toEqual({ african: 2, 'western-european-others': 2 })
})

test('what each version was signed by is counted apart, and a signature that moves to a newer one leaves the older', () => {
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

test('a name taken back is in no order, page or number of the next roll, and the earlier roll stays as it was', () => {
  const before = rollOf(['A', 'B', 'C'])
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

test('however the changes come, the roll is the one that is read anew', () => {
  const random = sequence(7)
  const named = (i: number) =>
    signatory(`${'ЖAé台م'[random() % 5]}${random() % 50}`, {
      id: `s${i}`,
      country: ['DE', 'KR', undefined][random() % 3],
      day: `2026-03-1${random() % 9}`,
    })
  const all = new Map(Array.from({ length: 300 }, (_, i) => [`s${i}`, named(i)]))
  let roll = createSignatories([...all.values()], numbers, noRegion)
  for (const size of [1, 3, 150]) {
    for (const order of ['name', 'country', 'date', 'hand'] as const) roll.all('organisation', order, 'ru')
    const gone = Array.from({ length: size }, () => `s${random() % 300}`)
    const listed = Array.from({ length: size }, () => named(random() % 400)).filter(
      ({ id }) => !gone.includes(id),
    )
    for (const id of gone) all.delete(id)
    for (const one of listed) all.set(one.id, one)
    roll = roll.withChange({ gone, listed, ...numbers })
    const anew = createSignatories([...all.values()], numbers, noRegion)
    expect(roll.counts).toEqual(anew.counts)
    expect(Object.fromEntries(roll.countries)).toEqual(Object.fromEntries(anew.countries))
    for (const order of ['name', 'country', 'date', 'hand'] as const)
      expect(roll.all('organisation', order, 'ru')).toEqual(anew.all('organisation', order, 'ru'))
  }
})

test('with 100,000 signatories a page costs as much as with ten, and a new one sorts nothing anew', () => {
  const many = Array.from({ length: 100_000 }, (_, i) =>
    signatory(`Organisation ${(i * 7919) % 100_003}`, { id: `s${i}` }),
  )
  const roll = rollOf(many)
  roll.page(byName)
  expect(fastest(() => roll.page({ ...byName, page: 700 }))).toBeLessThan(2)
  expect(
    fastest(() => roll.withChange({ gone: ['s5'], listed: [signatory('New')], ...numbers }).page(byName)),
  ).toBeLessThan(50)
})

function fastest(deed: () => void): number {
  const times = Array.from({ length: 5 }, () => {
    const start = process.cpuUsage().user / 1000
    deed()
    return process.cpuUsage().user / 1000 - start
  })
  return Math.min(...times)
}

/** The same numbers each time. */
function sequence(seed: number): () => number {
  let last = seed
  return () => (last = (last * 48_271) % 2_147_483_647)
}
