import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPdf } from '#app/documents/pdf/read-pdf.fixture.ts'
import { slug } from '../support/campaign.ts'
import { startSite, type Site } from '../support/site.ts'

let site: Site
beforeAll(async () => void (site = await startSite()))
afterAll(() => site.remove())

const post = (path: string, fields: Record<string, string>) =>
  fetch(`${site.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: site.url, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
const letterPath = (lang: string, state = 'CH') => `/${lang}/campaigns/${slug}/write/${state}`
/** The letter as the page of one language proposes it. */
async function proposed(lang: string) {
  const html = await (await fetch(`${site.url}${letterPath(lang)}?in=${lang}`)).text()
  const text = /<textarea[^>]*name="text"[^>]*>([\s\S]*?)<\/textarea>/.exec(html)?.[1] ?? ''
  return text.replaceAll('&#x27;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&').trim()
}
const squeeze = (text: string) => text.replace(/\s+/g, '')

describe('Ana takes her letter home on paper', () => {
  test.each(['en', 'zh'])('in %s it says what she typed, dated and addressed', async (lang) => {
    const text = await proposed(lang)
    const [address = '', ...rest] = text.split(/\n\s*\n/)
    const answer = await post(`${letterPath(lang)}/pdf?in=${lang}`, {
      subject: 'Ana’s subject',
      text: `${text}\n\nAna\nLima`,
      town: 'Lima',
    })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="letter-CH.pdf"')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const pdf = await readPdf(new Uint8Array(await answer.arrayBuffer()))
    expect(pdf.lang).toBe(lang === 'zh' ? 'zh-CN' : lang)
    expect(pdf.info.Title).toBe('Ana’s subject')
    expect(pdf.pages).toBe(1)
    const onPaper = pdf.text.replaceAll('\u200B', '')
    expect(onPaper.indexOf(squeeze(address))).toBeGreaterThan(-1)
    expect(onPaper.indexOf(squeeze(address))).toBeLessThan(onPaper.indexOf('Ana’ssubject'))
    expect(onPaper.split(squeeze(address))).toHaveLength(2)
    for (const paragraph of rest) expect(onPaper).toContain(squeeze(paragraph))
    expect(onPaper).toMatch(/^Lima[,，]/)
    expect(onPaper).toMatch(/AnaLima$/)
  })

  test('an address that she wrote over stays where she wrote it', async () => {
    const answer = await post(`${letterPath('en')}/pdf?in=en`, {
      subject: 'S',
      text: 'Dear friends,\n\nhello',
    })
    const { text } = await readPdf(new Uint8Array(await answer.arrayBuffer()))
    expect(text.indexOf('Dearfriends,')).toBeGreaterThan(text.search(/S(?=Dear)/))
  })

  test.each([
    ['an empty text', 'CH', { subject: 'S', text: ' ' }],
    ['no fields', 'CH', {}],
    ['too much text', 'CH', { subject: 'S', text: 'x'.repeat(20_000) }],
    ['a state that there is not', 'XX', { subject: 'S', text: 'T' }],
  ])('with %s she is led back to the letter', async (_name, state, fields) => {
    const answer = await post(`${letterPath('en', state)}/pdf`, fields)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(letterPath('en', state))
  })

  test('who only looks at the address is led to the letter', async () => {
    const answer = await fetch(`${site.url}${letterPath('en')}/pdf`, { redirect: 'manual' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, letterPath('en')])
  })

  test('nothing of her letter is in the log', async () => {
    await post(`${letterPath('en')}/pdf`, { subject: 'Secret subject', text: 'Secret #panic("text")' })
    expect(site.log.join('')).not.toMatch(/secret/i)
  })
})

test('the site is closed while a letter is under way, and closes', async () => {
  const other = await startSite()
  const answer = fetch(`${other.url}${letterPath('en')}/pdf`, {
    method: 'POST',
    headers: { origin: other.url },
    body: new URLSearchParams({ subject: 'S', text: 'T' }),
  }).then(
    ({ status }) => status,
    () => 0,
  )
  await new Promise((resolve) => setTimeout(resolve, 50))
  await other.remove()
  expect([0, 200, 500]).toContain(await answer)
})
