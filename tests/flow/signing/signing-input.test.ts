import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signFieldLimits } from '#app/signature/signing/sign-fields.ts'
import { readMailbox } from '../support/emails.ts'
import {
  requestSignature,
  organisation,
  person,
  fillSignForm,
  fetchSignatures,
  slug,
  startOpenLetterSite,
} from './signing.ts'
import type { Site } from '../support/site.ts'
import { createVisitor, wordsIn } from '../support/visitor.ts'

const { t, number } = wordsIn('en')
let site: Site
beforeAll(async () => void (site = await startOpenLetterSite()))
afterAll(() => site.remove())

const signPath = (query: string) => `/en/campaigns/${slug}/sign${query}`

describe('the form', () => {
  test('asks an organisation and a person for different things, and neither is chosen by script', async () => {
    const ana = createVisitor(site.url)
    const one = await ana.visit(signPath('?as=organisation'))
    const other = await ana.visit(signPath('?as=person'))
    for (const page of [one, other]) {
      expect(page.headers.get('cache-control')).toBe('no-store')
      expect(page.headers.get('set-cookie')).toBeNull()
      for (const told of ['plainly-title', 'seen-text', 'back-out-text', 'danger'] as const)
        expect(page.text).toContain(t(`sign.${told}`))
    }
    const asked = (html: string) => [...html.matchAll(/\bname="(\w+)"/g)].map(([, name]) => name)
    expect(asked(one.html)).toEqual(expect.arrayContaining(['website', 'contact', 'role', 'second']))
    for (const field of ['website', 'contact', 'role', 'second', 'consent'])
      expect(asked(other.html)).not.toContain(field)
    expect((await ana.visit(signPath(''))).html).toContain('name="contact"')
    expect((await ana.visit(signPath('?as=martian'))).html).toContain('name="contact"')
  })

  test('chooses nothing beforehand and leaves no trace in the browser', async () => {
    const { html } = await createVisitor(site.url).visit(signPath('?as=organisation'))
    expect(html).not.toMatch(/checked/)
    const inputs = [...html.matchAll(/<(?:input|select)\b[^>]*>/g)].map(([tag]) => tag)
    const kept = inputs.filter((tag) => !tag.includes('type="hidden"') && !/autocomplete="off"/i.test(tag))
    expect(kept).toEqual([])
  })
})

const bidi = 'Rights\u202eWatchers'
describe('what an organisation types', () => {
  test.each([
    ['no name', { name: '' }, 'name', 'empty'],
    ['only blanks as a name', { name: ' \u3000\t' }, 'name', 'empty'],
    ['only emoji as a name', { name: '✊✊🏿' }, 'name', 'no-letters'],
    ['a formula as a name', { name: '=HYPERLINK("https://x.example")' }, 'name', 'not-plain'],
    ['a tag as a name', { name: '<b>Watchers</b>' }, 'name', 'not-plain'],
    ['a web address as a name', { name: 'Watchers https://evil.example' }, 'name', 'not-plain'],
    ['a name that turns the writing around', { name: bidi }, 'name', 'not-plain'],
    ['a name of 1,000 characters', { name: 'W'.repeat(1000) }, 'name', 'too-long'],
    ['a country that is none', { country: 'XX' }, 'country', 'unknown'],
    ['no country', { country: '' }, 'country', 'empty'],
    ['no website', { website: '' }, 'website', 'empty'],
    ['a website that runs a script', { website: 'javascript:alert(1)' }, 'website', 'not-a-website'],
    ['a website on the own machine', { website: 'https://localhost/' }, 'website', 'not-a-website'],
    ['no contact', { contact: '' }, 'contact', 'empty'],
    ['no role', { role: '' }, 'role', 'empty'],
    ['no address', { email: '' }, 'email', 'empty'],
    ['two addresses', { email: 'a@example.org, b@example.org' }, 'email', 'several'],
    ['what is no address', { email: 'ana' }, 'email', 'not-an-address'],
    ['the own address as the second', { second: 'ana@example.org' }, 'second', 'same'],
    ['neither listed nor anonymous', { visibility: '' }, 'visibility', 'empty'],
  ] as const)(
    'with %s comes back with what is wrong, and with all that was typed',
    async (_name, wrong, field, code) => {
      const typed = organisation(wrong)
      const page = await requestSignature(site.url, typed)
      expect(page.status).toBe(422)
      const shown = {
        empty: field === 'country' || field === 'visibility' ? t('sign.wrong.choose') : t('sign.wrong.empty'),
        'too-long': t('sign.wrong.too-long', { limit: number(signFieldLimits.name) }),
        'not-plain': t('sign.wrong.not-plain'),
        'no-letters': t('sign.wrong.no-letters'),
        unknown: t('sign.wrong.unknown'),
        'not-a-website': t('sign.wrong.not-a-website'),
        several: t('sign.wrong.several'),
        'not-an-address': t('sign.wrong.not-an-address'),
        same: t('sign.wrong.same'),
      }[code]
      // Once above the form, with a link to the field, and once beside it.
      expect(page.text.split(shown)).toHaveLength(3)
      expect(page.links.some(({ href }) => href === `#sign-${field}`)).toBe(true)
      expect(page.html).toContain(`id="sign-${field}"`)
      const [form] = page.forms.filter(({ action }) => action.includes('/sign'))
      for (const name of ['name', 'website', 'contact', 'role', 'email'])
        expect(form?.fields[name]).toBe(typed[name])
      if (typed.country === 'KE') expect(page.html).toMatch(/<option value="KE" selected/)
      if (typed.visibility !== '')
        expect(page.html).toMatch(/value="listed"[^>]*checked|checked[^>]*value="listed"/)
    },
  )

  test('is not a program: what comes back is text', async () => {
    const page = await requestSignature(site.url, organisation({ name: '"><script>alert(1)</script>' }))
    expect(page.html).not.toContain('<script>alert')
  })

  test('with a mistake costs no mail and no number', async () => {
    expect(await readMailbox(site.url)).toEqual([])
    expect((await fetchSignatures(site.url)).organisations.total).toBe(5)
  })
})

describe('closed, not yet, and not for everybody', () => {
  test('after the last day the form is gone and a late press is refused', async () => {
    const late = await startOpenLetterSite({ facts: (yaml) => `${yaml}deadline: 2026-03-01\n` })
    try {
      const page = await createVisitor(late.url).visit(signPath(''))
      expect(page.text).toContain(t('sign.closed', { date: wordsIn('en').date('2026-03-01') }))
      expect(page.html).not.toContain('name="email"')
      const { fields } = await fillSignForm(site.url, organisation())
      const pressed = await createVisitor(late.url).post(signPath('?as=organisation'), fields)
      expect(pressed.status).toBe(403)
      expect(pressed.text).not.toContain(t('send.look-title'))
      expect(await readMailbox(late.url)).toEqual([])
    } finally {
      await late.remove()
    }
  })

  test('where persons are only counted, nobody is asked whether to be listed', async () => {
    const counted = await startOpenLetterSite({
      facts: (yaml) =>
        yaml.replace('organisations: true, persons: listed', 'organisations: false, persons: numbers'),
    })
    try {
      const page = await createVisitor(counted.url).visit(signPath(''))
      expect(page.text).toContain(t('sign.numbers-only'))
      expect(page.html).not.toContain('name="visibility"')
      expect(page.text).not.toContain(t('sign.as-organisation'))
      const { title: _title, visibility: _visibility, ...typed } = person()
      expect((await requestSignature(counted.url, typed, { as: 'person' })).text).toContain(
        t('send.look-title'),
      )
    } finally {
      await counted.remove()
    }
  })

  test('an open letter that there is not has no form', async () => {
    const page = await createVisitor(site.url).visit('/en/campaigns/nothing/sign')
    expect(page.status).toBe(404)
  })
})
