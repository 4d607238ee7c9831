import { describe, expect, test } from 'vitest'
import { decideAuthority, type SignatureRelation } from './authority.ts'

describe('an organisation whose website and mailbox share a domain', () => {
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
    ['is published', 'listed', [], 'domain'],
    ['is reviewed if its name is listed', 'listed', [name], null],
    ['is published even if its name signed anonymously', 'listed', [{ ...name, ...anonymous }], 'domain'],
    [
      'is published even if its name signed anonymously from the same domain',
      'listed',
      [{ ...name, ...domain, ...anonymous }],
      'domain',
    ],
    ['is published even if its name is pending', 'listed', [{ ...name, ...domain, ...waiting }], 'domain'],
    ['is published even if its name was refused', 'listed', [{ ...name, ...refused }], 'domain'],
    ['is published as the third of its domain', 'listed', [domain, domain], 'domain'],
    ['is reviewed as the fourth of its domain', 'listed', three(domain), null],
    [
      'is published however many of its domain are anonymous',
      'listed',
      three({ ...domain, ...anonymous }),
      'domain',
    ],
    ['is published anonymously however many of its domain are listed', 'anonymous', three(domain), 'domain'],
    [
      'is reviewed as the fourth anonymous one of its domain',
      'anonymous',
      three({ ...domain, ...anonymous }),
      null,
    ],
    [
      'is published if the organiser approved the others',
      'listed',
      three({ ...domain, authority: 'organiser' } as const),
      'domain',
    ],
    ['is reviewed if three of its domain were refused', 'listed', three({ ...domain, ...refused }), null],
    ['is reviewed if its mailbox was refused', 'listed', [{ ...mailbox, ...refused }], null],
    ['is published as the second of a contact', 'listed', [mailbox], 'domain'],
    [
      'is reviewed as the second anonymous one of a contact',
      'anonymous',
      [{ ...mailbox, ...anonymous }],
      null,
    ],
  ])('%s (%s)', (_what, visibility, related, outcome) => {
    expect(decideAuthority('organisation', visibility, 'watchers.org', related.map(one))).toBe(outcome)
  })

  test('an organisation without a shared domain is reviewed, a person never is', () => {
    expect(decideAuthority('organisation', 'listed', undefined, [])).toBeNull()
    expect(decideAuthority('person', 'listed', undefined, [one(name)])).toBe('email')
  })
})
