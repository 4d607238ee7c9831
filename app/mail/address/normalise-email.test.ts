import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normaliseEmail } from './normalise-email.ts'
import { parseEmail } from '#app/text/parse-email.ts'
import { providerRules } from './provider-rules.ts'

describe('Ana has one mailbox, however she writes its address:', () => {
  test.each([
    ['ana.muster@gmail.com', 'anamuster@gmail.com'],
    ['A.N.A.Muster+un@GoogleMail.com', 'anamuster@gmail.com'],
    ['ana+un@outlook.com', 'ana@outlook.com'],
    ['Ana+a+b@hotmail.com', 'ana@hotmail.com'],
    ['ana.muster@pm.me', 'anamuster@proton.me'],
    ['ana-muster+x@protonmail.com', 'anamuster@proton.me'],
    ['ana_muster@protonmail.ch', 'anamuster@proton.me'],
    ['ana@me.com', 'ana@icloud.com'],
    ['ana+x@mac.com', 'ana@icloud.com'],
    ['un@ana.fastmail.com', 'ana@fastmail.com'],
    ['ana+un@fastmail.com', 'ana@fastmail.com'],
    ['ana-un@yahoo.fr', 'ana@yahoo.fr'],
    ['ana-muster@ya.ru', 'ana.muster@yandex.ru'],
    ['ana.muster@yandex.com', 'ana.muster@yandex.ru'],
    ['ANA+un@Post.Example', 'ana@post.example'],
    ['ＡＮＡ@post.example', 'ana@post.example'],
  ])('%s', (typed, key) => expect(normaliseEmail(typed)).toBe(key))
})

describe('two people stay two:', () => {
  test.each([
    ['ana@outlook.com', 'ana@hotmail.com'],
    ['ana.muster@outlook.com', 'anamuster@outlook.com'],
    ['ana.muster@post.example', 'anamuster@post.example'],
    ['ana-un@post.example', 'ana@post.example'],
    ['ana-un@gmail.com', 'ana@gmail.com'],
    ['ana@yahoo.com', 'ana@yahoo.fr'],
    ['ana.muster@icloud.com', 'anamuster@icloud.com'],
    ['ana_muster@gmail.com', 'anamuster@gmail.com'],
    ['ana@ben.post.example', 'ben@post.example'],
    ['ana@gm\u0430il.com', 'ana@gmail.com'],
    ['\u0430na@gmail.com', 'ana@gmail.com'],
    ['+ana@post.example', '+ben@post.example'],
    ['un@ana.fastmail.com', 'un@ben.fastmail.com'],
  ])('%s and %s', (one, other) => expect(normaliseEmail(one)).not.toBe(normaliseEmail(other)))
})

test('no key is empty before the @, and a key is its own key', () => {
  const name = fc.string({ unit: fc.constantFrom(...'aBz+._=-'), minLength: 1, maxLength: 12 })
  const host = fc.constantFrom(
    'post.example',
    'x.fastmail.com',
    ...providerRules.flatMap((rule) => rule.domains),
  )
  fc.assert(
    fc.property(fc.oneof(name, fc.string({ unit: 'grapheme' })), host, (local, domain) => {
      const parsed = parseEmail(`${local}@${domain}`)
      if (!parsed.ok) return
      const key = normaliseEmail(parsed.value)
      expect(key).toMatch(/^[^@]+@[a-z0-9.-]+$/u)
      expect(normaliseEmail(key)).toBe(key)
      expect(normaliseEmail(parsed.value.toUpperCase())).toBe(
        normaliseEmail(parsed.value.toUpperCase().toLowerCase()),
      )
    }),
    { numRuns: 3000 },
  )
})

test('each provider is listed once, with a reason', () => {
  const domains = providerRules.flatMap((rule) => rule.domains)
  expect(new Set(domains).size).toBe(domains.length)
  for (const rule of providerRules) {
    expect(rule.reason.length).toBeGreaterThan(20)
    if (rule.canonicalDomain !== undefined) expect(rule.domains).toContain(rule.canonicalDomain)
  }
})
