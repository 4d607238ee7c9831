import { describe, expect, test } from 'vitest'
import { checkDkim, checkDmarc, checkSpf, listDmarcNames } from './sender-dns-records.ts'

describe('SPF', () => {
  test.each([
    [['v=spf1 include:_spf.example.net -all'], 'fine'],
    [['something else', 'V=SPF1 mx ~all'], 'fine'],
    [[], 'missing'],
    [['v=spf10 mx'], 'missing'],
    [['v=spf1 mx -all', 'v=spf1 a -all'], 'wrong'],
    [['v=spf1 -all'], 'wrong'],
    [['v=spf1 mx +all'], 'wrong'],
    [['v=spf1 mx all'], 'wrong'],
    [undefined, 'unknown'],
  ])('%j is %s', (answer, state) => {
    expect(checkSpf(answer, 'example.org', 'mail.example.org').state).toBe(state)
  })

  test('the finding contains the record to publish', () => {
    expect(checkSpf([], 'example.org', 'mail.example.org').todo).toContain(
      'example.org. TXT "v=spf1 a:mail.example.org -all"',
    )
    expect(checkSpf([], 'example.org', '192.0.2.7').todo).toContain('"v=spf1 ip4:192.0.2.7 -all"')
    for (const host of ['2001:db8::7', '[2001:db8::7]'])
      expect(checkSpf([], 'example.org', host).todo).toContain('"v=spf1 ip6:2001:db8::7 -all"')
  })
})

describe('DKIM', () => {
  const key = 'MIIB'.repeat(98)
  const judge = (answer: string[] | undefined) => checkDkim(answer, 's1._domainkey.example.org', key)

  test('our key, another, none, a revoked one, and no answer are told apart', () => {
    expect(judge([`v=DKIM1; k=rsa; p=${key}`]).state).toBe('fine')
    expect(judge([`k=rsa;p= ${key.slice(0, 100)} ${key.slice(100)} ;`]).state).toBe('fine')
    expect(judge([`v=DKIM1; p=${key.replace('M', 'N')}`])).toMatchObject({
      state: 'wrong',
      what: expect.stringContaining('another key') as string,
    })
    expect(judge(['v=DKIM1; p=']).what).toContain('revoked')
    expect(judge([]).state).toBe('missing')
    expect(judge(undefined).state).toBe('unknown')
  })

  test('the record to publish comes in texts of at most 255 octets', () => {
    const texts = judge([]).todo?.match(/"[^"]*"/g) ?? []
    expect(texts.length).toBe(2)
    expect(texts.every((text) => text.length <= 257)).toBe(true)
    expect(texts.map((text) => text.slice(1, -1)).join('')).toBe(`v=DKIM1; k=rsa; p=${key}`)
  })
})

describe('DMARC', () => {
  const senders = { from: 'mail.example.org', envelope: 'bounces.elsewhere.example', dkim: 'example.org' }
  const judge = (record: string | undefined, more: Partial<typeof senders> = {}) =>
    checkDmarc(
      listDmarcNames('mail.example.org').map((name, i) => ({
        name,
        answer: record !== undefined && i === 1 ? [record] : [],
      })),
      { ...senders, ...more },
    )

  test('the record of the domain above counts', () => {
    expect(listDmarcNames('mail.example.org')).toEqual(['_dmarc.mail.example.org', '_dmarc.example.org'])
    expect(judge('v=DMARC1; p=reject')).toMatchObject({
      state: 'fine',
      what: '"v=DMARC1; p=reject" at _dmarc.example.org. Email can pass by DKIM.',
    })
    expect(judge(undefined)).toMatchObject({
      state: 'missing',
      todo: expect.stringContaining('_dmarc.mail.example.org. TXT "v=DMARC1; p=none"') as string,
    })
  })

  test('neither SPF nor DKIM vouches for the From domain', () => {
    expect(judge('v=DMARC1; p=reject; adkim=s').state).toBe('wrong')
    expect(judge('v=DMARC1; p=reject', { dkim: 'other.example' }).state).toBe('wrong')
    expect(judge('v=DMARC1; p=reject', { envelope: 'mail.example.org' }).what).toContain('SPF and DKIM')
    expect(checkDmarc([{ name: '_dmarc.x.example', answer: undefined }], senders).state).toBe('unknown')
  })

  test('a record cannot control the terminal', () => {
    expect(judge('v=DMARC1; p=none; \u001B[2J\n')?.what).toContain('p=none; ?[2J?')
  })
})
