import { describe, expect, test } from 'vitest'
import { decideAuthority, findSharedDomain, type KnownNamesake } from './authority.ts'
import { foldName } from './name-key.ts'

describe('a mailbox speaks for a website', () => {
  test.each([
    ['ana@watchers.org', 'https://watchers.org', 'watchers.org'],
    ['ana@watchers.org', 'https://www.watchers.org/en', 'watchers.org'],
    ['ana@geneva.watchers.org', 'https://watchers.org', 'watchers.org'],
    ['ana@watchers.org', 'https://kenya.watchers.org', 'watchers.org'],
  ])('%s for %s', (email, website, domain) => expect(findSharedDomain(email, website)).toBe(domain))

  test.each([
    ['ana@watchers.org', 'https://rights.org'],
    ['ana@evilwatchers.org', 'https://watchers.org'],
    ['ana@watchers.org.evil.com', 'https://watchers.org'],
    ['ana@gmail.com', 'https://gmail.com'],
    ['ana@gmail.com', 'https://sites.gmail.com'],
    ['ana@people.proton.me', 'https://proton.me'],
    ['ana@yahoo.co.uk', 'https://yahoo.co.uk'],
  ])('%s not for %s', (email, website) => expect(findSharedDomain(email, website)).toBeUndefined())

  test('without a website for none', () => {
    expect(findSharedDomain('ana@watchers.org', null)).toBeUndefined()
  })
})

describe('an organisation with its own domain', () => {
  const one = (more: Partial<KnownNamesake>): KnownNamesake => ({
    status: 'standing',
    visibility: 'listed',
    isSameHouse: false,
    ...more,
  })
  test.each<[string, Partial<KnownNamesake>[], 'domain' | null]>([
    ['stands', [], 'domain'],
    ['waits where its name is in the list', [{}], null],
    ['stands whether or not its name signed anonymously elsewhere', [{ visibility: 'anonymous' }], 'domain'],
    ['stands whether or not its name waits elsewhere', [{ status: 'waiting' }], 'domain'],
    ['stands whether or not its name was refused elsewhere', [{ status: 'refused' }], 'domain'],
    ['waits where its own house has signed', [{ visibility: 'anonymous', isSameHouse: true }], null],
    ['waits where its own house was refused', [{ status: 'refused', isSameHouse: true }], null],
    ['stands where its own house has withdrawn', [{ status: 'withdrawn', isSameHouse: true }], 'domain'],
  ])('%s', (_what, known, outcome) => {
    expect(decideAuthority('organisation', 'watchers.org', known.map(one))).toBe(outcome)
  })

  test('without one waits, and a person never does', () => {
    expect(decideAuthority('organisation', undefined, [])).toBeNull()
    expect(decideAuthority('person', undefined, [one({})])).toBe('email')
  })
})

describe('one name in two spellings', () => {
  test.each([
    ['Amnesty International', 'AMNESTY  INTERNATIONAL'],
    ['Amnesty International', 'Аmnеstу Intеrnаtіоnаl'],
    ['Amnesty International', 'Amnesty lnternational'],
    ['Amnesty International', 'Ａｍｎｅｓｔｙ International'],
    ['Fundación Paz', 'Fundacion Paz'],
    ['Rights-Watch, e.V.', 'Rights Watch eV'],
    ['ACAT', 'ΑСАТ'],
    ['modern Rights', 'modem Rights'],
  ])('%s = %s', (one, other) => {
    expect(foldName('organisation', other)).toBe(foldName('organisation', one))
  })

  test.each([
    ['中国人权', '中国维权'],
    ['Amnesty Kenya', 'Amnesty Korea'],
    ['Мемориал', 'Материал'],
  ])('%s ≠ %s', (one, other) => {
    expect(foldName('organisation', other)).not.toBe(foldName('organisation', one))
  })

  test('an organisation is no person of the same name', () => {
    expect(foldName('person', 'Ana')).not.toBe(foldName('organisation', 'Ana'))
  })
})
