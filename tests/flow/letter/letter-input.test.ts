import { afterAll, beforeAll, expect, test } from 'vitest'
import { slug } from '../support/campaign.ts'
import { readFieldValue } from '../support/html-reader.ts'
import { openSite, startSite, type Site } from '../support/site.ts'
import { createVisitor, fillForm, wordsIn, type Page } from '../support/visitor.ts'

const { t } = wordsIn('en')
const letterPath = `/en/campaigns/${slug}/write/CH?in=en`
const typed = { subject: 'Ana’s own subject', text: 'Ana’s own text', name: 'Ana', town: 'Lima' }

let site: Site
beforeAll(async () => void (site = await startSite()))
afterAll(() => site.remove())

const ana = () => createVisitor(site.url)
const type = async (fields: Record<string, string>): Promise<Page> =>
  ana().press(await ana().visit(letterPath), t('letter.next'), { ...typed, ...fields })
const inForm = (page: Page) => fillForm(page, t('letter.next')).fields

test.each([
  ['an empty subject', { subject: '' }, t('letter.empty-subject')],
  ['a subject of blanks', { subject: ' \t　' }, t('letter.empty-subject')],
  ['an empty text', { text: '' }, t('letter.empty-text')],
  ['a text of line breaks', { text: '\r\n \r\n' }, t('letter.empty-text')],
  ['6,001 characters', { text: 'é'.repeat(6001) }, t('letter.too-long-text', { limit: '6,000' })],
  ['a subject of 201', { subject: 'a'.repeat(201) }, t('letter.too-long-subject', { limit: '200' })],
  ['a name of 121', { name: 'a'.repeat(121) }, t('letter.too-long-name', { limit: '120' })],
  ['a town of 121', { town: 'a'.repeat(121) }, t('letter.too-long-town', { limit: '120' })],
])('Ana sends %s, is told, and finds all she typed', async (_name, fields, told) => {
  const page = await type(fields)
  expect(page.status).toBe(422)
  expect(page.text).toContain(told)
  expect(inForm(page)).toMatchObject({ ...typed, ...fields })
  const [field = ''] = Object.keys(fields)
  expect(page.links).toContainEqual({ href: `#${field}`, label: told })
  expect(page.html).toMatch(new RegExp(`name="${field}"[^>]*aria-invalid="true"`))
  expect(page.headers.get('cache-control')).toBe('no-store')
})

test('Ana forgets subject and text and is told both at once', async () => {
  const page = await type({ subject: '', text: '' })
  expect(page.text).toContain(t('letter.empty-subject'))
  expect(page.text).toContain(t('letter.empty-text'))
  expect(inForm(page)).toMatchObject({ name: 'Ana', town: 'Lima' })
})

test('6,000 characters are taken', async () => {
  expect((await type({ text: 'é'.repeat(6000) })).status).toBe(200)
})

test('control characters and bidi overrides are taken out, and Ana is told', async () => {
  const page = await type({
    subject: 'Bcc:\r\n\u0000everybody\u2028',
    text: 'Look: \u202Etxt.exe\u2066\u0007 end',
    name: '\u202EanA',
  })
  expect(page.status).toBe(200)
  expect(page.text).toContain(t('out.cleaned'))
  expect(readFieldValue(page.html, 'copy-subject')).toBe('Bcc: everybody')
  expect(readFieldValue(page.html, 'copy-text')).toBe('Look: txt.exe end\n\nanA\nLima')
  // eslint-disable-next-line no-control-regex -- these are what must be gone
  expect(page.html.replace(/<input type="hidden"[^>]*>/g, '')).not.toMatch(/[\0-\x08\x0B-\x1F\u202E\u2066]/)
})

test('an ordinary letter carries no such notice', async () => {
  expect((await type({ text: 'One.\r\n\r\nTwo.' })).text).not.toContain(t('out.cleaned'))
})

test('what looks like a template or a script is shown as it was typed', async () => {
  const text =
    '{{subject}} {{{x}}} <script>alert(1)</script> </textarea><b onclick="x">&amp; ${1+1} \'quoted\''
  const page = await type({ subject: text, text, name: text })
  expect(page.status).toBe(200)
  expect(readFieldValue(page.html, 'copy-subject')).toBe(text)
  expect(readFieldValue(page.html, 'copy-text')).toBe(`${text}\n\n${text}\nLima`)
  expect(page.html).not.toMatch(/<script>|<b |<\/textarea><b/)
  const changing = await ana().press(page, t('out.change'))
  expect(inForm(changing)).toMatchObject({ subject: text, text, name: text })
  expect(changing.html).not.toMatch(/<script>|<b /)
})

test('emoji families, Persian joiners and Arabic marks are kept as they are', async () => {
  const text = '👩‍👩‍👧‍👦 🏳️‍🌈 می‌خواهم \u200Fعربي\u200F 𠮷 é e\u0301'
  const page = await type({ text, name: '', town: '' })
  expect(readFieldValue(page.html, 'copy-text')).toBe(text)
  expect(page.text).not.toContain(t('out.cleaned'))
})

test('100 KB get a page that helps, in the language of the reader', async () => {
  const zh = wordsIn('zh')
  const li = createVisitor(site.url, { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.5' })
  const page = await li.post(`/zh/campaigns/${slug}/write/CH`, { ...typed, text: 'a'.repeat(100_000) })
  expect(page.status).toBe(413)
  expect(page.html).toContain('<html lang="zh"')
  expect(page.text).toContain(zh.t('refusals.too-large.title'))
  expect(page.text).toContain(zh.t('refusals.too-large.text'))
  expect(page.links).toContainEqual({ href: '/', label: zh.t('refusals.back') })
})

test('a thousand fields are refused with a page that helps', async () => {
  const many = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`field${i}`, 'x']))
  const page = await ana().post(letterPath, { ...typed, ...many })
  expect(page.status).toBe(413)
  expect(page.text).toContain(t('refusals.too-large.title'))
})

test('a longest Chinese letter passes whole', async () => {
  const text = '信'.repeat(6000 - 10)
  const page = await type({ text, name: '', town: '' })
  expect(page.status).toBe(200)
  expect(readFieldValue(page.html, 'copy-text')).toBe(text)
})

test('one press too many in a minute: Ana’s letter is still in the form', async () => {
  const { url } = await openSite({ RATE_PER_MINUTE: '3' })
  const hasty = createVisitor(url)
  const letter = await hasty.visit(letterPath)
  const presses: Page[] = []
  for (let i = 0; i < 10; i++) presses.push(await hasty.press(letter, t('letter.next'), typed))
  expect(presses.map(({ status }) => status)).toEqual([200, 200, 200, ...Array<number>(7).fill(429)])
  const [limited, refused] = [presses[3], presses[9]]
  if (!limited || !refused) throw new Error('pressed too little')
  expect(inForm(limited)).toMatchObject(typed)
  expect(limited.text).toContain(t('letter.limited'))
  expect(refused.text).toContain(t('refusals.too-many.title'))
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
})
