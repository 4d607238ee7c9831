import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { slug } from '../support/campaign.ts'
import { first } from '../support/pages.ts'
import { openSite, startSite, type Site } from '../support/site.ts'
import { createVisitor, fillForm, wordsIn, type Page } from '../support/visitor.ts'

const { t } = wordsIn('en')
const home = `/en/campaigns/${slug}`
const short = `${home}/write/KE?case=${first}&in=en`
const android = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/124.0.0.0 Mobile Safari/537.36'

let site: Site
beforeAll(async () => void (site = await startSite()))
afterAll(() => site.remove())

const ana = (headers: Record<string, string> = {}) => createVisitor(site.url, headers)
const prepare = async (path: string, visitor = ana(), typed: Record<string, string> = {}) =>
  visitor.press(await visitor.visit(path), t('letter.next'), typed)
const buttons = ({ forms }: Page) => forms.flatMap((form) => form.buttons.map(({ label }) => label))
const webmail = ({ links }: Page) =>
  links.filter(({ href }) => /^https:\/\/(?:mail|outlook|compose)\./.test(href))
const letterOf = (page: Page) => fillForm(page, t('out.eml')).fields

test('a short letter goes whole into Gmail, just as it stands on the page', async () => {
  const ready = await prepare(short)
  const { subject, text = '' } = letterOf(ready)
  const gmail = webmail(ready).find(({ label }) => label === t('channel-reasons.names.gmail'))
  const { searchParams } = new URL(gmail?.href ?? '')
  expect(searchParams.get('to')).toBe('mission.ke@geneva.example')
  expect(searchParams.get('su')).toBe(subject)
  expect(searchParams.get('body')).toBe(text.replaceAll('\n', '\r\n'))
  for (const tag of ready.html.match(/<a [^>]*href="https:\/\/mail\.google[^>]*>/g) ?? [''])
    expect(tag).toContain('rel="noreferrer"')
})

test('one too long for every link is copied, and each link has address and subject alone', async () => {
  const ready = await prepare(`${home}/write/CH?in=zh`, ana(), { text: '信'.repeat(5000) })
  expect(ready.text).toContain(t('out.mailto-paste'))
  expect(ready.links.map(({ label }) => label)).not.toContain(t('out.mailto'))
  const own = ready.links.find(({ label }) => label === t('out.mailto-paste-button'))
  expect(own?.href).toMatch(/^mailto:mission\.ch@geneva\.example\?subject=[^&]+$/)
  expect(webmail(ready)).toHaveLength(5)
  for (const { href } of webmail(ready)) expect(href).not.toContain('body')
  expect(buttons(ready)).toEqual(expect.arrayContaining([t('out.eml'), t('out.pdf')]))
})

test('on a phone neither webmail nor the draft file is offered, and the page says why in one line', async () => {
  const ready = await prepare(short, ana({ 'user-agent': android }))
  expect(ready.links.map(({ label }) => label)).toContain(t('out.mailto'))
  expect(webmail(ready)).toEqual([])
  expect(buttons(ready)).not.toContain(t('out.eml'))
  expect(ready.html.match(/<li[^>]*>[^<]*On a phone/g)).toHaveLength(1)
})

test('the letter page is the same for a phone, and what a browser says of itself is in no log', async () => {
  const [desk, phone] = await Promise.all([ana().visit(short), ana({ 'user-agent': android }).visit(short)])
  expect(phone.html).toBe(desk.html)
  await prepare(short, ana({ 'user-agent': `${android} canary-7f3a` }))
  expect(site.log.join('\n')).not.toMatch(/canary-7f3a|Android|Mozilla/)
})

test('a mission with a postal address alone is written to by post: PDF first, address shown, no dead mail buttons', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'demarche-ways-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'missions.csv')
  await writeFile(
    file,
    'state,seat,email,postal_address,source_url,source_date,status\nCH,geneva,,The Mission / 1 Example Street / Geneva,https://ch.example/contact,2026-01-31,confirmed\n',
  )
  const { url } = await openSite({ DIRECTORY_FILE: file, DEMARCHE_NOW: '2026-03-01T09:00:00Z' })
  const visitor = createVisitor(url)
  const ready = await visitor.press(await visitor.visit(`${home}/write/CH?in=en`), t('letter.next'), {
    town: 'Lima',
  })
  expect(ready.text).toContain(t('out.post'))
  expect(ready.text).toContain('1 Example Street')
  expect(ready.text).not.toContain(t('out.post-hint'))
  expect(ready.text.split(t('channel-reasons.no-address'))).toHaveLength(2)
  expect(ready.links.filter(({ href }) => /^mailto:|google|outlook/.test(href))).toEqual([])
  expect(buttons(ready)).not.toContain(t('out.eml'))
  const { form, fields } = fillForm(ready, t('out.pdf'))
  expect(form.action).toMatch(/\/write\/CH\/pdf\?.*in=en/)
  expect(fields).toMatchObject({ town: 'Lima' })
})
