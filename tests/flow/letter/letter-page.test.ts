import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCampaign, slug } from '../support/campaign.ts'
import { readAttributes, readFieldValue } from '../support/html-reader.ts'
import { startSite, type Site } from '../support/site.ts'
import { createVisitor, directionOf, fillForm, wordsIn, type Page } from '../support/visitor.ts'

const campaign = readCampaign()
const home = `/en/campaigns/${slug}`
const { t } = wordsIn('en')

let site: Site
beforeAll(async () => void (site = await startSite()))
afterAll(() => site.remove())

const ana = () => createVisitor(site.url)
const visit = (path: string) => ana().visit(path)
const inForm = (page: Page, lang = 'en') => fillForm(page, wordsIn(lang).t('letter.next')).fields

/** The cells of the table that shows the letter beside its reading, row by row. */
const readRows = ({ html }: Page) => {
  const [table = ''] = /<tbody>[\s\S]*?<\/tbody>/.exec(html) ?? []
  return [...table.matchAll(/<tr\b[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/(<td\b[^>]*>)([\s\S]*?)<\/td>/g)].map(([, open = '', text = '']) => ({
      lang: readAttributes(open).lang,
      dir: readAttributes(open).dir,
      text,
    })),
  )
}

describe('a letter in several wordings', () => {
  const of = (page: Page) => inForm(page).text
  const link = (page: Page) =>
    page.links.find(({ label }) => label === t('letter.another-wording'))?.href ?? ''

  test('is the same for the same number, and “another wording” leads through all of them and back', async () => {
    const first = await visit(`${home}/write/CH?in=en&wording=0`)
    expect(of(await visit(`${home}/write/CH?in=en&wording=0`))).toBe(of(first))
    const shown = /Wording 1 of (?<all>\d+)\./.exec(first.text)?.groups?.all
    const seen: string[] = []
    let page = first
    for (let i = 0; i < Number(shown); i++) {
      expect(page.text).toContain(t('letter.wording', { number: String(i + 1), of: shown }))
      const { subject, text } = inForm(page)
      seen.push(`${subject}\n${text}`)
      page = await visit(link(page))
    }
    expect(new Set(seen).size).toBe(Number(shown))
    expect(Number(shown)).toBeGreaterThan(1)
    expect(of(page)).toBe(of(first))
  })

  test.each(['-1', '1e9', 'abc', '', '%00', '99999999999999999999', '1;drop', 'constructor'])(
    'shows the first one for the number %s',
    async (wording) => {
      const page = await visit(`${home}/write/CH?in=en&wording=${wording}`)
      // An address may not hold a control character, in any part.
      if (page.status === 400) return
      expect(page.status).toBe(200)
      expect(of(page)).toBe(of(await visit(`${home}/write/CH?in=en&wording=0`)))
    },
  )

  test('a number beyond them all is one of them', async () => {
    const page = await visit(`${home}/write/CH?in=en&wording=999999`)
    expect(page.status).toBe(200)
    expect(of(page)?.length).toBeGreaterThan(500)
  })

  test('keeps its wording on the way out, when it is changed again, and in another language', async () => {
    const page = await visit(`${home}/write/CH?in=en&wording=1`)
    const ready = await ana().press(page, t('letter.next'))
    expect(readFieldValue(ready.html, 'copy-text')).toBe(of(page))
    const changing = await ana().press(ready, t('out.change'))
    expect(changing.links.find(({ label }) => label === 'English')?.href).toContain('wording=1')
    for (const { href } of page.links.filter(({ href }) => /[?&]in=/.test(href) && href.startsWith(home)))
      if (!href.includes('wording=2')) expect(href).toMatch(/wording=1(?:&|$)/)
  })
})

describe('Ana’s own sentences', () => {
  const own = 'My sister was there.\n\nSo was I: 😀 نحن هنا ⁦x⁩'
  const shown = 'My sister was there.\n\nSo was I: 😀 نحن هنا x'

  test.each(campaign.languages)('stand before the request in %s, with their line breaks', async (lang) => {
    const page = await visit(`${home}/write/CH?in=${lang}&wording=0`)
    const text = inForm(page).text ?? ''
    const ready = await ana().press(page, t('letter.next'), {
      why: own.replaceAll('\n', '\r\n'),
      name: 'Ana',
    })
    expect(ready.text).toContain(t('out.cleaned'))
    const sent = readFieldValue(ready.html, 'copy-text') ?? ''
    const [before = '', after = ''] = sent.split(`\n\n${shown}\n\n`)
    expect(`${before}\n\n${after}`).toBe(`${text}\n\nAna`)
    // Behind them: the request, the sources, the closing, the signature. Before them: the last case.
    const rest = after.split('\n\n')
    expect(rest).toHaveLength(4)
    expect(rest[1]).toContain(`/campaigns/${slug}`)
    expect(before.split('\n\n')).toHaveLength(text.split('\n\n').length - 3)
  })

  test('of 500 characters are taken, of 501 not, and nothing typed is lost', async () => {
    const page = await visit(`${home}/write/CH?in=en`)
    expect((await ana().press(page, t('letter.next'), { why: 'é'.repeat(500) })).text).toContain(
      'é'.repeat(500),
    )
    const refused = await ana().press(page, t('letter.next'), { why: 'é'.repeat(501), name: 'Ana' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(t('letter.too-long-why', { limit: '500' }))
    expect(inForm(refused)).toMatchObject({ why: 'é'.repeat(501), name: 'Ana' })
  })

  test('of blanks are none', async () => {
    const page = await visit(`${home}/write/CH?in=en`)
    const ready = await ana().press(page, t('letter.next'), { why: ' \r\n　\t' })
    expect(readFieldValue(ready.html, 'copy-text')).toBe(inForm(page).text)
  })

  test('come in the same place when she changed the letter above', async () => {
    const page = await visit(`${home}/write/CH?in=en&wording=0`)
    const text = `One.\n\n\n\nTwo.\n\n${inForm(page).text}`
    const ready = await ana().press(page, t('letter.next'), { text, why: 'Mine.' })
    const parts = (readFieldValue(ready.html, 'copy-text') ?? '').split('\n\n')
    expect(parts.indexOf('Mine.')).toBe(parts.length - 4)
  })

  test('come back when the letter is changed again, and stand in it once', async () => {
    const page = await visit(`${home}/write/CH?in=en`)
    const ready = await ana().press(page, t('letter.next'), { why: 'Mine.' })
    const changing = await ana().press(ready, t('out.change'))
    expect(inForm(changing)).toMatchObject({
      why: 'Mine.',
      text: inForm(page).text,
    })
    const again = await ana().press(changing, t('letter.next'))
    expect(readFieldValue(again.html, 'copy-text')?.split('Mine.')).toHaveLength(2)
  })
})

describe('a letter beside what it says', () => {
  test.each(campaign.languages)(
    'has as many parts in every language as read in %s, each marked as what it is',
    async (lang) => {
      for (const sent of campaign.languages) {
        const page = await visit(`/${lang}/campaigns/${slug}/write/CN?in=${sent}&wording=1`)
        const rows = readRows(page)
        if (sent === lang) {
          expect(rows).toEqual([])
          continue
        }
        const paragraphs = (inForm(page, lang).text ?? '').split('\n\n')
        expect(rows, `${sent} read in ${lang}`).toHaveLength(paragraphs.length + 1)
        for (const row of rows) {
          expect(row.map(({ lang: l, dir }) => [l, dir])).toEqual([
            [sent, directionOf(sent)],
            [lang, directionOf(lang)],
          ])
          for (const { text } of row) expect(text.trim()).not.toBe('')
        }
      }
    },
  )
})
