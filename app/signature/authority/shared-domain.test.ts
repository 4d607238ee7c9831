import { describe, expect, test } from 'vitest'
import { findSharedDomain } from './shared-domain.ts'

describe('a website and a mailbox share a domain', () => {
  test.each([
    ['ana@watchers.org', 'https://watchers.org', 'watchers.org'],
    ['ana@watchers.org', 'https://www.watchers.org/en', 'watchers.org'],
    ['ana@geneva.watchers.org', 'https://watchers.org', 'watchers.org'],
    ['ana@watchers.org', 'https://kenya.watchers.org', 'watchers.org'],
  ])('%s and %s', (email, website, domain) => expect(findSharedDomain(email, website)).toBe(domain))

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
  ])('not %s and %s', (email, website) => expect(findSharedDomain(email, website)).toBeUndefined())

  test('not without a website', () => {
    expect(findSharedDomain('ana@watchers.org', null)).toBeUndefined()
  })
})
