import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { slug } from '../support/campaign.ts'
import { first } from '../support/pages.ts'
import { openSite, startSite } from '../support/site.ts'
import { createVisitor, wordsIn, type Page } from '../support/visitor.ts'

const { t, date } = wordsIn('en')
const home = `/en/campaigns/${slug}`
const short = `?case=${first}&in=en`
const columns = 'state,seat,email,source_url,source_date,status'
const rows = [
  'CH,geneva,mission@ch.example,https://ch.example/contact,2026-01-31,confirmed',
  'KE,geneva,mission@ke.example,https://ke.example/contact,2026-02-01,unverified',
  'NL,geneva,mission@nl.example,https://nl.example/contact,2026-02-01,bounced',
  'NO,geneva,mission@no.example,https://no.example/contact,2026-02-01,opted-out',
]

async function writeDirectory(lines: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'demarche-directory-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'missions.csv')
  await writeFile(file, `${lines.join('\n')}\n`)
  return file
}

const openWithDirectory = async () => {
  const { url } = await openSite({
    DIRECTORY_FILE: await writeDirectory([columns, ...rows]),
    // No row is older than 180 days on that day.
    DEMARCHE_NOW: '2026-03-01T09:00:00Z',
  })
  const ana = createVisitor(url)
  const prepare = async (state: string) =>
    ana.press(await ana.visit(`${home}/write/${state}${short}`), t('letter.next'))
  return { ana, prepare }
}

const buttons = ({ forms }: Page) => forms.flatMap((form) => form.buttons.map(({ label }) => label))
const mailLinks = ({ links }: Page) => links.filter(({ href }) => href.startsWith('mailto:'))

test('with no directory the site is a demonstration, and every page says so in its language', async () => {
  const { url } = await openSite()
  for (const lang of ['en', 'zh']) {
    const { t } = wordsIn(lang)
    for (const path of ['', `/campaigns/${slug}`, `/campaigns/${slug}/write/CH`, '/nothing'])
      expect((await createVisitor(url).visit(`/${lang}${path}`)).text).toContain(t('site.demo'))
    const letter = await createVisitor(url).visit(`/${lang}/campaigns/${slug}/write/CH`)
    expect(letter.text).toContain(t('letter.address-demo'))
  }
})

test('with a directory nothing says demonstration', async () => {
  const { ana, prepare } = await openWithDirectory()
  for (const page of [await ana.visit(home), await ana.visit(`${home}/write/CH`), await prepare('CH')]) {
    expect(page.text).not.toContain(t('site.demo'))
    expect(page.html).not.toMatch(/geneva\.example|class="demo"/)
  }
})

test('a confirmed address is shown with its source and its day, and written to', async () => {
  const { ana, prepare } = await openWithDirectory()
  const letter = await ana.visit(`${home}/write/CH`)
  expect(letter.text).toContain('mission@ch.example')
  expect(letter.text).not.toContain(t('letter.address-unverified'))
  expect(letter.links).toContainEqual({
    href: 'https://ch.example/contact',
    label: t('letter.address-source', { date: date('2026-01-31') }),
  })
  const ready = await prepare('CH')
  expect(mailLinks(ready)[0]?.href).toMatch(/^mailto:mission@ch\.example\?/)
  expect((await ana.press(ready, t('out.eml'))).html).toContain('To: mission@ch.example')
})

test('an address that nobody checked is shown as that', async () => {
  const { ana, prepare } = await openWithDirectory()
  const letter = await ana.visit(`${home}/write/KE`)
  expect(letter.text).toContain('mission@ke.example')
  expect(letter.text).toContain(t('letter.address-unverified'))
  expect(mailLinks(await prepare('KE'))).toHaveLength(1)
})

test('a mission that wants no letters gets none: its page says so, also to a form sent all the same', async () => {
  const { ana } = await openWithDirectory()
  for (const page of [
    await ana.visit(`${home}/write/NO`),
    await ana.post(`${home}/write/NO`, { subject: 'a', text: 'b', intent: 'prepare' }),
  ]) {
    expect(page.status).toBe(403)
    expect(page.text).toContain(t('refusals.opted-out.text'))
    expect(page.links.map(({ href }) => href)).toContain(`${home}/write`)
  }
  const list = await ana.visit(`${home}/write`)
  expect(list.text).toContain(t('write.opted-out'))
  expect(list.links.map(({ href }) => href)).not.toContain(`${home}/write/NO`)
})

test.each([
  ['a mission that is not in the directory', 'FR', t('letter.no-address')],
  ['an address that bounced', 'NL', t('letter.bounced')],
])('%s: the page says so, copy and print are offered, mail is not', async (_name, state, why) => {
  const { ana, prepare } = await openWithDirectory()
  const letter = await ana.visit(`${home}/write/${state}${short}`)
  expect(letter.text).toContain(why)
  expect(letter.text).not.toMatch(/\S@\S/)
  const ready = await prepare(state)
  expect(ready.status).toBe(200)
  expect(mailLinks(ready)).toEqual([])
  expect(buttons(ready)).not.toContain(t('out.eml'))
  for (const words of [
    'channel-reasons.no-address',
    'out.post',
    'out.post-hint',
    'out.copy',
    'out.select',
  ] as const)
    expect(ready.text).toContain(t(words))
  expect(ready.text).not.toMatch(/\S@\S/)
  const draft = await ana.post(`${home}/write/${state}/eml`, { subject: 'a', text: 'b' })
  expect(draft.status).toBe(303)
  expect((await ana.press(ready, t('out.sent'))).text).toContain(t('thanks.title'))
})

test.each([
  [
    'an unknown state',
    [columns, rows[0] ?? '', 'XX,geneva,a@b.example,https://b.example,2026-01-31,confirmed'],
    /missions\.csv:3:.*XX/,
  ],
  [
    'an address that is none',
    [columns, 'CH,geneva,nobody,https://b.example,2026-01-31,confirmed'],
    /missions\.csv:2:.*nobody/,
  ],
  ['an address without a source', [columns, 'CH,geneva,a@b.example,,,confirmed'], /missions\.csv:2:/],
  [
    'a status that is none',
    [columns, 'CH,geneva,a@b.example,https://b.example,2026-01-31,maybe'],
    /missions\.csv:2:.*maybe/,
  ],
  [
    'a misspelt column',
    [columns.replace('email', 'e-mail'), rows[0] ?? ''],
    /missions\.csv:1:.*e-mail|email/,
  ],
  ['an open quote', [columns, 'CH,"geneva,a@b.example'], /missions\.csv:/],
  ['nothing in it', [''], /missions\.csv:1:/],
])('with %s in the directory the site does not start, and says where', async (_name, lines, where) => {
  const file = await writeDirectory(lines)
  await expect(startSite({ DIRECTORY_FILE: file })).rejects.toThrow(where)
})

test('with a directory that is not there the site does not start, and says so', async () => {
  await expect(startSite({ DIRECTORY_FILE: 'no/such/file.csv' })).rejects.toThrow(/DIRECTORY_FILE/)
})
