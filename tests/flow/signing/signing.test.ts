import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readEmailsTo } from '../support/emails.ts'
import {
  requestSignature,
  findSignatureLink,
  statementPath,
  organisation,
  person,
  fetchSignatures,
  signAndConfirm,
  slug,
  startOpenLetterSite,
} from './signing.ts'
import type { Site } from '../support/site.ts'
import { createVisitor, wordsIn } from '../support/visitor.ts'

const { t } = wordsIn('en')
let site: Site
beforeAll(async () => void (site = await startOpenLetterSite()))
afterAll(() => site.remove())

const visit = (path: string) => createVisitor(site.url).visit(path)

describe('an organisation signs', () => {
  test.each(['en', 'zh'])(
    'in %s, from an address at its own domain: it stands at once and is in the list',
    async (lang) => {
      const words = wordsIn(lang)
      const [name, email] = [`Watchers in ${lang}`, `${lang}@example.org`]
      const before = await fetchSignatures(site.url)
      const look = await requestSignature(site.url, organisation({ name, email }), { lang })
      expect([look.status, look.headers.get('cache-control')]).toEqual([200, 'no-store'])
      expect(look.text).toContain(words.t('send.look-title'))
      expect(look.text).toContain(email)
      expect(await fetchSignatures(site.url)).toEqual(before)

      const [mail] = await readEmailsTo(site.url, email)
      // Anybody can have this mail sent to anybody: it carries no word of whoever asked.
      for (const typed of [name, 'Ana Pérez', 'Director']) expect(mail?.text).not.toContain(typed)
      const link = await findSignatureLink(site.url, email, 'confirm')
      expect(link.startsWith(`/${lang}/`)).toBe(true)
      const ana = createVisitor(site.url)
      const page = await ana.visit(link)
      expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store'])
      for (const typed of [name, 'Ana Pérez', 'Director', email]) expect(page.text).toContain(typed)
      expect(await fetchSignatures(site.url)).toEqual(before)

      const done = await ana.press(page, words.t('signature.button-organisation'))
      expect(done.text).toContain(words.t('signature.standing-title'))
      const { total, listed, anonymous } = before.organisations
      expect((await fetchSignatures(site.url)).organisations).toEqual({
        total: total + 1,
        listed: listed + 1,
        anonymous,
      })
      for (const path of [statementPath, `${statementPath}/signatories`])
        expect((await visit(path)).text).toContain(name)
      for (const path of [statementPath, `${statementPath}/signatories`]) {
        const { html } = await visit(path)
        for (const hidden of [email, 'Ana Pérez', 'Director']) expect(html).not.toContain(hidden)
      }
    },
  )

  test('from a mailbox that anybody can have: it waits, says why, and is in no list', async () => {
    const name = 'Free Mail Watchers'
    const before = await fetchSignatures(site.url)
    const { done, yours } = await signAndConfirm(
      site.url,
      organisation({ name, email: 'watchers@gmail.com' }),
    )
    expect(done.text).toContain(t('signature.waiting-title'))
    expect(done.text).toContain(t('signature.waiting-organiser'))
    expect((await visit(yours)).text).toContain(t('manage-signature.status.waiting'))
    expect(await fetchSignatures(site.url)).toEqual(before)
    expect((await visit(`${statementPath}/signatories`)).text).not.toContain(name)
  })

  test('and its second officer confirms', async () => {
    const name = 'Second Officer Watchers'
    const typed = organisation({ name, email: 'two@gmail.com', second: 'officer@example.com' })
    const { done, yours } = await signAndConfirm(site.url, { ...typed, website: 'https://www.example.com' })
    expect(done.text).toContain(t('signature.waiting-officer'))
    const [mail] = await readEmailsTo(site.url, 'officer@example.com')
    expect(mail?.text).not.toContain('Ana Pérez')
    const officer = createVisitor(site.url)
    const page = await officer.visit(await findSignatureLink(site.url, 'officer@example.com', 'confirm'))
    expect(page.text).toContain(name)
    expect((await visit(statementPath)).text).not.toContain(name)
    const answered = await officer.press(page, t('signature.officer-confirm'))
    expect(answered.text).toContain(t('signature.officer-standing'))
    expect((await visit(statementPath)).text).toContain(name)
    expect((await visit(yours)).text).toContain(t('manage-signature.by.second-officer'))
  })

  test('and its second officer says no', async () => {
    const name = 'Refused Watchers'
    const typed = organisation({ name, email: 'three@gmail.com', second: 'no@example.com' })
    const { yours } = await signAndConfirm(site.url, { ...typed, website: 'https://www.example.com' })
    const officer = createVisitor(site.url)
    const page = await officer.visit(await findSignatureLink(site.url, 'no@example.com', 'confirm'))
    const answered = await officer.press(page, t('signature.officer-refuse'))
    expect(answered.text).toContain(t('signature.officer-refused'))
    expect((await visit(statementPath)).text).not.toContain(name)
    expect((await visit(yours)).text).not.toContain(t('manage-signature.status.standing'))
  })
})

describe('a person signs', () => {
  test('and stands at once, with a title as it was written', async () => {
    const { done } = await signAndConfirm(site.url, person(), { as: 'person' })
    expect(done.text).toContain(t('signature.standing-title'))
    const roll = await visit(`${statementPath}/signatories?kind=person`)
    for (const shown of ['Wanjiru Kamau', 'Professor of Law']) expect(roll.text).toContain(shown)
    expect(roll.html).not.toContain('wanjiru@example.net')
    expect((await fetchSignatures(site.url)).persons).toEqual({ total: 1, listed: 1, anonymous: 0 })
  })

  test('through a partner’s link, who is named and gets nothing unasked', async () => {
    const page = await visit(`/en/campaigns/${slug}/sign?as=person&from=a-partner`)
    expect(page.text).toContain(t('sign.partner', { name: 'A partner' }))
    const unknown = await visit(`/en/campaigns/${slug}/sign?as=person&from=nobody`)
    expect(unknown.status).toBe(200)
    expect(unknown.text).not.toContain('nobody')
    expect(unknown.html).not.toContain('name="consent"')
    const typed = person({ name: 'Through Partner', email: 'through@example.net', consent: '1' })
    const { yours } = await signAndConfirm(site.url, typed, { as: 'person', from: 'a-partner' })
    expect((await visit(yours)).text).toContain('A partner')
  })
})

describe('a link from a mail', () => {
  test('looked at signs nothing; pressed ten times at once signs once', async () => {
    const typed = person({ name: 'Ten Times', email: 'ten@example.net' })
    await requestSignature(site.url, typed, { as: 'person' })
    const before = await fetchSignatures(site.url)
    const link = await findSignatureLink(site.url, 'ten@example.net', 'confirm')
    for (let i = 0; i < 5; i++) expect((await fetch(site.url + link, { method: 'HEAD' })).status).toBe(200)
    expect(await fetchSignatures(site.url)).toEqual(before)
    const pressed = await Promise.all(
      Array.from({ length: 10 }, () => createVisitor(site.url).post(link, {})),
    )
    expect(pressed.map(({ status }) => status)).toEqual(Array(10).fill(200))
    const stood = pressed.filter(({ text }) => text.includes(t('signature.standing-title')))
    const again = pressed.filter(({ text }) => text.includes(t('signature.again-title')))
    expect([stood.length, again.length]).toEqual([1, 9])
    expect((await fetchSignatures(site.url)).persons.total).toBe(before.persons.total + 1)
  })

  test('sent when signatures had addresses of their own still confirms, corrects and withdraws', async () => {
    const email = 'earlier@example.net'
    await requestSignature(site.url, person({ name: 'Earlier Email', email }), { as: 'person' })
    const before = await fetchSignatures(site.url)
    const ana = createVisitor(site.url)
    const link = await findSignatureLink(site.url, email, 'confirm')
    const page = await ana.visit(link.replace('/confirm/', '/signature/'))
    const done = await ana.press(page, t('signature.button-person'))
    expect(done.text).toContain(t('signature.standing-title'))
    expect((await fetchSignatures(site.url)).persons.total).toBe(before.persons.total + 1)
    const yours = await findSignatureLink(site.url, email, 'yours')
    const stored = await ana.visit(yours.replace(/yours\/([\w-]+)$/, 'signature/$1/yours'))
    expect(stored.text).toContain(t('manage-signature.title'))
    const withdrawn = await ana.press(stored, t('manage-signature.withdraw'))
    expect(withdrawn.text).toContain(t('manage-signature.done.withdrawn'))
    expect(await fetchSignatures(site.url)).toEqual(before)
  })

  test('that nobody was sent says the same kind thing everywhere', async () => {
    const ana = createVisitor(site.url)
    for (const token of ['x', 'A'.repeat(43), '%27%3B--'])
      for (const path of ['confirm/T', 'yours/T', 'signature/T', 'signature/T/yours'].map((each) =>
        `/en/${each}`.replace('T', token),
      ))
        for (const page of [await ana.visit(path), await ana.post(path, { intent: 'erase' })]) {
          expect([page.status, page.headers.get('cache-control')]).toEqual([404, 'no-store'])
          expect(page.text).toContain(t('confirm.gone-text'))
        }
    expect(site.log.join('')).not.toContain('A'.repeat(43))
  })
})
