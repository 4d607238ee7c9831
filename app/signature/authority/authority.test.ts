import { describe, expect, test } from 'vitest'
import { decideAuthority, type SignatureRelation } from './authority.ts'
import { signatoryNameKey } from './signatory-name-key.ts'
import { findSharedDomain } from './shared-domain.ts'

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
    ['ana@mailinator.com', 'https://mailinator.com'],
    ['ana@tutamail.com', 'https://rights.tutamail.com'],
    ['ana@riseup.net', 'https://riseup.net/rights'],
    ['ana@github.io', 'https://rights.github.io'],
    ['ana@co.uk', 'https://watchers.co.uk'],
    ['ana@google.com', 'https://sites.google.com/view/rights'],
    ['ana@wordpress.com', 'https://rights.wordpress.com'],
    ['ana@blogspot.com', 'https://rights.blogspot.com'],
    ['ana@facebook.com', 'https://www.facebook.com/rights'],
  ])('%s not for %s', (email, website) => expect(findSharedDomain(email, website)).toBeUndefined())

  test('without a website for none', () => {
    expect(findSharedDomain('ana@watchers.org', null)).toBeUndefined()
  })
})

describe('an organisation with its own domain', () => {
  const one = (more: Partial<SignatureRelation>): SignatureRelation => ({
    status: 'standing',
    visibility: 'listed',
    authority: 'domain',
    sharesName: false,
    sharesDomain: false,
    sharesMailbox: false,
    ...more,
  })
  const name = { sharesName: true }
  const domain = { sharesDomain: true }
  const mailbox = { sharesDomain: true, sharesMailbox: true }
  const anonymous = { visibility: 'anonymous' } as const
  const refused = { status: 'refused', authority: null } as const
  const waiting = { status: 'waiting', authority: null } as const
  const three = <T>(more: T): T[] => [more, more, more]

  test.each<[string, 'listed' | 'anonymous', Partial<SignatureRelation>[], 'domain' | null]>([
    ['stands', 'listed', [], 'domain'],
    ['waits where its name is in the list', 'listed', [name], null],
    ['stands whether or not its name signed anonymously', 'listed', [{ ...name, ...anonymous }], 'domain'],
    ['stands so from the same domain', 'listed', [{ ...name, ...domain, ...anonymous }], 'domain'],
    ['stands whether or not its name waits', 'listed', [{ ...name, ...domain, ...waiting }], 'domain'],
    ['stands whether or not its name was refused', 'listed', [{ ...name, ...refused }], 'domain'],
    ['stands as the third of its domain', 'listed', [domain, domain], 'domain'],
    ['waits as the fourth of its domain', 'listed', three(domain), null],
    [
      'stands however many of its domain are anonymous',
      'listed',
      three({ ...domain, ...anonymous }),
      'domain',
    ],
    ['stands anonymously however many are listed', 'anonymous', three(domain), 'domain'],
    ['waits as the fourth anonymous one', 'anonymous', three({ ...domain, ...anonymous }), null],
    [
      'stands where the organiser vouched for others',
      'listed',
      three({ ...domain, authority: 'organiser' } as const),
      'domain',
    ],
    ['waits where three of its domain were refused', 'listed', three({ ...domain, ...refused }), null],
    ['waits where its mailbox was refused', 'listed', [{ ...mailbox, ...refused }], null],
    ['stands as the second one of a contact', 'listed', [mailbox], 'domain'],
    ['waits as the second anonymous one of a contact', 'anonymous', [{ ...mailbox, ...anonymous }], null],
  ])('%s (%s)', (_what, visibility, known, outcome) => {
    expect(decideAuthority('organisation', visibility, 'watchers.org', known.map(one))).toBe(outcome)
  })

  test('without one waits, and a person never does', () => {
    expect(decideAuthority('organisation', 'listed', undefined, [])).toBeNull()
    expect(decideAuthority('person', 'listed', undefined, [one(name)])).toBe('email')
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
    ['Hope', 'ΗΟΡΕ'],
    ['Rights Watch', 'The Rights Watch Ltd.'],
    ['Amnesty', 'Ꭺmnesty'],
    ['Rights', 'Rⅰghts'],
    ['Paint', 'Pɑɩnt'],
    ['Justice', 'ᴊᴜsᴛɪᴄᴇ'],
    ['Hope', 'հօрe'],
    ['Голос', 'Голос АНО'],
    ['Cat', 'ꓚꓮꓔ'],
  ])('%s = %s', (one, other) => {
    expect(signatoryNameKey('organisation', other)).toBe(signatoryNameKey('organisation', one))
  })

  test.each([
    ['中国人权', '中国维权'],
    ['Amnesty Kenya', 'Amnesty Korea'],
    ['Мемориал', 'Материал'],
  ])('%s ≠ %s', (one, other) => {
    expect(signatoryNameKey('organisation', other)).not.toBe(signatoryNameKey('organisation', one))
  })

  test('an organisation is no person of the same name', () => {
    expect(signatoryNameKey('person', 'Ana')).not.toBe(signatoryNameKey('organisation', 'Ana'))
  })
})
