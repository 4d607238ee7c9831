import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Counter } from '#app/participation/counter.ts'
import { expectedCounter, readCampaign, fetchCounter, slug } from '../support/campaign.ts'
import { readFieldValue } from '../support/html-reader.ts'
import { openSite, startSite, type Site } from '../support/site.ts'
import { createVisitor, fillForm, wordsIn, type Page } from '../support/visitor.ts'

const { t } = wordsIn('en')
const home = `/en/campaigns/${slug}`
const campaign = readCampaign()
const typed = { name: 'Ana Ñ.', town: 'Lima & Callao', why: 'My sister\nwas there.' }

let site: Site
let before: Counter
beforeAll(async () => void (site = await startSite()))
afterAll(() => site.remove())
beforeEach(async () => void (before = await fetchCounter(site.url)))

const ana = () => createVisitor(site.url)
const moved = async () => {
  const { letters } = await fetchCounter(site.url)
  return expectedCounter(
    letters.prepared - before.letters.prepared,
    letters.reported - before.letters.reported,
    0,
  )
}

/** Ticks boxes on the list of recipients and presses its button. */
async function tick(page: Page, ids: string[]): Promise<Page> {
  const { form, fields } = fillForm(page, t('write.round-button'))
  for (const id of ids) expect(form.boxes).toContainEqual({ name: 'to', value: id })
  const query = new URLSearchParams(Object.entries(fields))
  for (const id of ids) query.append('to', id)
  return ana().visit(`${form.action}?${query.toString()}`)
}

const place = (position: number, total: number) =>
  t('round.place', { position: String(position), total: String(total) })
const startRound = async (ids: string[]) => tick(await ana().visit(`${home}/write`), ids)

describe('Ana ticks three missions', () => {
  test('and writes to one after the other, each in its own language, and ends at the thanks', async () => {
    const first = await startRound(['JP', 'FR', 'MX'])
    expect(first.path).toBe(`${home}/write/JP?round=JP.FR.MX`)
    const names = ['Japan', 'France', 'Mexico']
    const languages = ['en', 'fr', 'es']
    let page = first
    const texts: string[] = []
    for (const [i, name] of names.entries()) {
      expect(page.text).toContain(place(i + 1, 3))
      expect(page.text).toContain(t('letter.title', { state: name }))
      const form = fillForm(page, t('letter.next'), i === 0 ? typed : {})
      expect(form.form.action).toMatch(/[?&]round=JP\.FR\.MX/)
      if (i > 0) expect(form.fields).toMatchObject(typed)
      expect(page.html).toMatch(new RegExp(`<textarea(?=[^>]* id="text")[^>]* lang="${languages[i]}"`))
      const ready = await ana().press(page, t('letter.next'), i === 0 ? typed : {})
      expect(ready.text).toContain(place(i + 1, 3))
      const text = readFieldValue(ready.html, 'copy-text') ?? ''
      expect(text).toContain('\n\nMy sister\nwas there.\n\n')
      expect(text).toContain('\n\nAna Ñ.\nLima & Callao')
      texts.push(text)
      const next = names[i + 1]
      page = await ana().press(ready, next === undefined ? t('out.sent') : t('out.sent-next', { name: next }))
      expect(page.status).toBe(200)
      expect(decodeURIComponent(page.path)).not.toMatch(/Ana|Lima|sister/)
    }
    expect(new Set(texts).size).toBe(3)
    expect(page.path).toBe(`${home}/thanks?to=MX`)
    expect(page.text).toContain(t('thanks.title'))
    expect(await moved()).toEqual(expectedCounter(3, 3, 0))
  })

  test('and no page of the round has her name in an address', async () => {
    const ready = await ana().press(await startRound(['CH', 'FR']), t('letter.next'), typed)
    const next = await ana().press(ready, t('out.next', { name: 'France' }))
    for (const { links, forms } of [ready, next])
      for (const to of [...links.map(({ href }) => href), ...forms.map(({ action }) => action)])
        if (to.startsWith('/')) expect(decodeURIComponent(to)).not.toMatch(/Ana|Lima|sister/)
    expect(ready.headers.get('cache-control')).toBe('no-store')
    expect(next.headers.get('cache-control')).toBe('no-store')
  })

  test('and leaves one out unsent, which counts as prepared only', async () => {
    const ready = await ana().press(await startRound(['CH', 'FR']), t('letter.next'), typed)
    const next = await ana().press(ready, t('out.next', { name: 'France' }))
    expect(fillForm(next, t('letter.next')).fields).toMatchObject(typed)
    expect(await moved()).toEqual(expectedCounter(1, 0, 0))
  })

  test('and says “sent” twice, and ten times at once, and counts once', async () => {
    const ready = await ana().press(await startRound(['CH', 'FR']), t('letter.next'), typed)
    const label = t('out.sent-next', { name: 'France' })
    for (let i = 0; i < 2; i++) expect((await ana().press(ready, label)).text).toContain(place(2, 2))
    await Promise.all(Array.from({ length: 10 }, () => ana().press(ready, label)))
    expect(await moved()).toEqual(expectedCounter(1, 1, 0))
  })

  test('and changes a letter on the way without losing her place', async () => {
    const ready = await ana().press(await startRound(['CH', 'FR']), t('letter.next'), typed)
    const changing = await ana().press(ready, t('out.change'))
    expect(changing.text).toContain(place(1, 2))
    const again = await ana().press(changing, t('letter.next'), { subject: 'Changed' })
    expect(again.text).toContain(place(1, 2))
    const next = await ana().press(again, t('out.sent-next', { name: 'France' }))
    expect(fillForm(next, t('letter.next')).fields.subject).not.toBe('Changed')
    expect(await moved()).toEqual(expectedCounter(1, 1, 0))
  })

  test('and goes back and on by links, which keep the round and the case', async () => {
    const middle = await ana().visit(`${home}/write/FR?case=viasna&round=CH.FR.KE`)
    const hrefs = middle.links.map(({ href }) => href)
    expect(hrefs).toContain(`${home}/write/CH?case=viasna&round=CH.FR.KE`)
    expect(hrefs).toContain(`${home}/write/KE?case=viasna&round=CH.FR.KE`)
    for (const choice of middle.links.filter(({ href }) => /[?&](?:in|wording)=/.test(href)))
      expect(choice.href).toMatch(/round=CH\.FR(?:-new-york)?\.KE/)
  })
})

test('a round about a case passes over the State whose case it is', async () => {
  const [about] = campaign.cases.filter(({ state }) => state === 'CN')
  const list = await ana().visit(`${home}/write?case=${about?.id}`)
  expect(fillForm(list, t('write.round-button')).form.boxes).not.toContainEqual({ name: 'to', value: 'CN' })
  const page = await ana().visit(`${home}/round?case=${about?.id}&to=CN&to=CH&to=FR`)
  expect(page.path).toBe(`${home}/write/CH?case=${about?.id}&round=CH.FR`)
  expect(page.text).toContain(place(1, 2))
})

test.each([
  ['the Council', 'council', 47],
  ['the African Group', 'african', 54],
])('a round to %s begins from its link and says how many letters it has', async (_name, group, total) => {
  const list = await ana().visit(`${home}/write`)
  const link = list.links.find(({ href }) => href.endsWith(`?round=${group}`))
  expect(link?.label).toBe(t(`groups.${group as 'council'}`))
  const first = await ana().visit(link?.href ?? '')
  expect(first.text).toContain(place(1, total))
  expect(first.text).toContain(t(`groups.${group as 'council'}`))
})

describe('an address that is no round', () => {
  const many = Array.from({ length: 5000 }, (_, i) => `X${i % 10}`).join('.')
  test.each([
    ['with nothing in it', ''],
    ['of nobody', 'XX.YY'],
    ['of dots', '....'],
    ['of a script', '<script>alert(1)</script>'],
    ['of names that objects have', 'constructor.__proto__.toString'],
    ['as long as an address may be', many.slice(0, 1800)],
  ])('%s shows the letter alone', async (_name, text) => {
    const page = await ana().visit(`${home}/write/CH?${new URLSearchParams({ round: text }).toString()}`)
    expect(page.status).toBe(200)
    expect(page.html).not.toContain('class="round"')
    const choices = page.links.map(({ href }) => href).filter((href) => href.includes('wording='))
    expect(choices.length).toBeGreaterThan(5)
    expect(choices.join()).not.toContain('round=')
    const ready = await ana().press(page, t('letter.next'))
    expect(fillForm(ready, t('out.sent')).form.action).toMatch(/\/write\/CH\/sent/)
  })

  test('of five thousand ids is refused with a page that helps', async () => {
    const page = await ana().visit(`${home}/write/CH?round=${many}`)
    expect(page.status).toBe(400)
    expect(page.text).toContain(t('refusals.bad-request.title'))
  })

  test('of everybody there is fits into an address', async () => {
    const { form } = fillForm(await ana().visit(`${home}/write`), t('write.round-button'))
    expect(form.boxes).toHaveLength(193)
    const page = await startRound(form.boxes.map(({ value }) => value))
    expect(page.status).toBe(200)
    expect(page.text).toContain(place(1, 193))
    const next = page.links.find(({ label }) => label === t('round.next', { name: 'Albania' }))
    expect((await ana().visit(next?.href ?? '')).text).toContain(place(2, 193))
  })

  test('without the recipient in it shows the letter alone, and the thanks come next', async () => {
    const page = await ana().visit(`${home}/write/US?round=CH.FR`)
    expect(page.html).not.toContain('class="round"')
    const thanks = await ana().press(await ana().press(page, t('letter.next')), t('out.sent'))
    expect(thanks.text).toContain(t('thanks.title'))
  })

  test('with somebody twice counts them once', async () => {
    const page = await ana().visit(`${home}/write/FR?round=CH.CH.FR.CH-geneva.XX.FR`)
    expect(page.text).toContain(place(2, 2))
  })

  test.each([
    ['nothing ticked', '', ''],
    ['only strangers ticked', '?to=XX&to=ZZ', ''],
    ['a case that is none', '?case=nobody', ''],
  ])('made with %s leads back to the list', async (_name, query, rest) => {
    const page = await ana().visit(`${home}/round${query}`)
    expect([page.status, page.path]).toEqual([200, `${home}/write${rest}`])
  })

  test('with one box ticked is that letter and no round', async () => {
    expect((await ana().visit(`${home}/round?to=KE`)).path).toBe(`${home}/write/KE`)
  })

  test('in a campaign that is not there leads to the page that helps', async () => {
    const page = await ana().visit('/en/campaigns/none/round?to=CH')
    expect(page.status).toBe(404)
    expect(page.text).toContain(t('refusals.unknown-campaign.title'))
  })

  test.each([
    ['XX'],
    ['../../numbers'],
    ['//evil.example/x'],
    [''],
    ['CH?case=nobody'],
    ['\u0000'],
    ['a'.repeat(9000)],
  ])('that says %j was sent before counts nothing', async (letter) => {
    const ready = await ana().press(await startRound(['CH', 'FR']), t('letter.next'))
    const { form, fields } = fillForm(ready, t('out.sent-next', { name: 'France' }))
    const page = await ana().post(form.action, { ...fields, before: letter })
    expect([200, 404]).toContain(page.status)
    expect(page.text).not.toContain(t('refusals.failed.title'))
    expect(await moved()).toEqual(expectedCounter(1, 0, 0))
  })
})

test('somebody in a hurry keeps name, town and own sentences, and the letter that comes is whole', async () => {
  const { url } = await openSite({ RATE_PER_MINUTE: '1' })
  const hasty = createVisitor(url)
  const ready = await hasty.press(await hasty.visit(`${home}/write/CH?round=CH.FR`), t('letter.next'), typed)
  const next = await hasty.press(ready, t('out.sent-next', { name: 'France' }))
  const { fields } = fillForm(next, t('letter.next'))
  expect(fields).toMatchObject(typed)
  expect(fields.text?.length).toBeGreaterThan(500)
  const { letters } = await fetchCounter(url)
  expect(letters).toMatchObject({ prepared: 1, reported: 1 })
})
