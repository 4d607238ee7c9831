import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSite, type Site } from '../support/site.ts'
import { statementPath, slug, startOpenLetterSite } from '../signing/signing.ts'
import { createVisitor, wordsIn } from '../support/visitor.ts'

const { t } = wordsIn('en')

let site: Site
beforeAll(async () => void (site = await startOpenLetterSite({ versions: 2 })))
afterAll(() => site.remove())

const visit = (path: string) => createVisitor(site.url).visit(path)

describe('whoever opens the open letter', () => {
  test('reads it as a letter: to whom, about what, what it says, and how it ends', async () => {
    const { status, text } = await visit(statementPath)
    expect(status).toBe(200)
    const order = [
      'A letter to the President',
      'Organisations ask the President',
      '21 September 2023',
      'The President',
      'Office of the President',
      '1 Some Street',
      t('statement.copies'),
      'The Minister',
      t('statement.subject', { subject: 'A promise' }),
      'Your Excellency,',
      'We write about the promise of 2021.',
      'What we ask',
      'Keep it.',
      'Respectfully,',
      'A speech.',
      'Put your name under the letter.',
      'Three',
      'An answer',
    ].map((part) => text.indexOf(part))
    expect(order).not.toContain(-1)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })

  test('follows a note there and back', async () => {
    const { html, links } = await visit(statementPath)
    expect(links.map(({ href }) => href)).toEqual(expect.arrayContaining(['#note-1', '#note-ref-1']))
    for (const id of ['note-1', 'note-ref-1']) expect(html.split(`id="${id}"`)).toHaveLength(2)
  })

  test('is told how many signed, how many of them are anonymous, and where the list is from', async () => {
    const { text } = await visit(statementPath)
    expect(text).toContain(t('statement.organisations-anonymous', { count: 5, total: '5', anonymous: '2' }))
    expect(text).toContain('The list was collected elsewhere.')
    expect(text).not.toContain(
      t('statement.stated', { stated: '5', listed: '3', anonymous: '2', counted: '5' }),
    )
  })

  test('finds each name with its country, the files, the feed and the way to sign', async () => {
    const { html, links, text } = await visit(statementPath)
    const names = [...html.matchAll(/<li><bdi dir="ltr" lang="und-Latn">(\w+)<\/bdi>/g)].map(
      ([, name]) => name,
    )
    expect(names).toEqual(['One', 'Three', 'Two'])
    expect(text).toContain('Switzerland')
    const hrefs = links.map(({ href }) => href)
    const campaign = `/en/campaigns/${slug}`
    for (const ending of ['.pdf', '.docx', '.txt', '/signatories', '/changes?from=1&to=2'])
      expect(hrefs).toContain(`${statementPath}${ending}`)
    expect(hrefs).toEqual(expect.arrayContaining([`${campaign}/sign`, `${campaign}/updates.xml`]))
    expect(html).toMatch(/<link rel="alternate" type="application\/atom\+xml" href="[^"]+updates\.xml"/)
    expect(html).toContain('<meta property="og:title" content="A letter to the President"')
  })

  test('asks for a file in a language of other letters, and is led to a page', async () => {
    const answer = await fetch(`${site.url}/%E4%B8%AD/campaigns/${slug}/statement.txt`, {
      redirect: 'manual',
    })
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `/%E4%B8%AD/campaigns/${slug}/statement`,
    ])
  })

  test('keeps the partner they come from until they sign; a made-up one is forgotten at once', async () => {
    const { links } = await visit(`${statementPath}?from=a-partner`)
    expect(links.map(({ href }) => href)).toContain(`/en/campaigns/${slug}/sign?from=a-partner`)
    const answer = await fetch(`${site.url}${statementPath}?version=1&from=nobody`, { redirect: 'manual' })
    expect([answer.status, answer.headers.get('location')]).toEqual([302, `${statementPath}?version=1`])
  })

  test('may read the older version, which says that it is not the one that is signed', async () => {
    const { text, links } = await visit(`${statementPath}?version=1`)
    expect(text).toContain('We write about a promise.')
    expect(text).toContain(t('statement.version-old', { n: '1', newest: '2' }))
    expect(links.map(({ href }) => href)).toContain(`${statementPath}.pdf?version=1`)
    for (const none of ['0', '01', '3', '1.5', 'x'])
      expect((await visit(`${statementPath}?version=${none}`)).status).toBe(404)
  })

  test('sees which names stand under the older version, that the numbers say so too, and the way to what changed', async () => {
    const five = t('statement.organisations-anonymous', { count: 5, total: '5', anonymous: '2' })
    for (const path of [statementPath, `${statementPath}/signatories`, `/embed/en/${slug}`]) {
      const { text, links } = await visit(path)
      expect(text).toContain(t('statement.version-nobody', { n: '2' }))
      expect(text).toContain(t('statement.version-counts', { n: '1', counts: five }))
      expect(links.map(({ href }) => href)).toContain(`${statementPath}/changes?from=1&to=2`)
    }
    for (const path of [statementPath, `${statementPath}/signatories`])
      expect((await visit(path)).html.match(/<small>[^<]*<!-- -->Version 1<\/small>/g)).toHaveLength(3)
  })

  test('sees word by word what changed between two versions', async () => {
    const { html } = await visit(`${statementPath}/changes?from=1&to=2`)
    expect(html).toContain('<del>a </del>')
    expect(html).toMatch(/<ins>[^<]*2021/)
    expect((await visit(`${statementPath}/changes?from=2&to=2`)).text).toContain(t('statement.changes-none'))
    expect((await visit(`${statementPath}/changes?from=1&to=9`)).status).toBe(404)
  })

  test('in a language that it does not have is offered those that it has', async () => {
    const { status, links } = await visit(`/de/campaigns/${slug}/statement`)
    expect(status).toBe(404)
    expect(links.map(({ href }) => href)).toContain(`/zh/campaigns/${slug}/statement`)
    expect((await visit('/en/campaigns/nothing/statement')).status).toBe(404)
  })

  test('comes there from the start page, and from the campaign’s address where there is no campaign', async () => {
    const start = await visit('/en')
    expect(start.links.map(({ href }) => href)).toContain(statementPath)
    const answer = await fetch(`${site.url}/en/campaigns/${slug}`, { redirect: 'manual' })
    expect([answer.status, answer.headers.get('location')]).toEqual([302, statementPath])
  })
})

describe('whoever looks through the list', () => {
  const list = `${statementPath}/signatories`
  const namesOn = async (path: string) =>
    [...(await visit(path)).html.matchAll(/<li><bdi[^>]*>([^<]+)<\/bdi>/g)].map(([, name]) => name)

  test('orders it, and finds names whatever their case, and by country', async () => {
    expect(await namesOn(list)).toEqual(['One', 'Three', 'Two'])
    expect(await namesOn(`${list}?order=hand`)).toEqual(['One', 'Two', 'Three'])
    expect(await namesOn(`${list}?q=tHR`)).toEqual(['Three'])
    expect(await namesOn(`${list}?country=CH`)).toEqual(['One'])
  })

  test('finds nobody who is not there, and is told that the anonymous are not', async () => {
    const { text } = await visit(`${list}?q=nobody`)
    expect(text).toContain(t('statement.found-none'))
    expect(text).toContain(t('statement.found-anonymous'))
  })

  test('asks for what the list does not have and learns that there is no such page', async () => {
    for (const query of [
      'order=size',
      'kind=state',
      'page=2',
      'page=0',
      'page=x',
      'country=KE',
      'country=ch',
    ])
      expect((await visit(`${list}?${query}`)).status).toBe(404)
  })
})

test('a reader of feeds gets what followed, the newest first', async () => {
  const answer = await fetch(`${site.url}/en/campaigns/${slug}/updates.xml`)
  const atom = await answer.text()
  expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
  expect(atom).toContain('<feed xml:lang="en" xmlns="http://www.w3.org/2005/Atom">')
  const titles = [...atom.matchAll(/<title type="html"><!\[CDATA\[(.*?)\]\]>/g)].map(([, title]) => title)
  expect(titles).toEqual(['An answer', t('statement.delivered')])
  expect(atom).toContain('<updated>2023-11-01T00:00:00.000Z</updated>')
  expect(atom).toContain('<p>A list of names</p>')
  expect(atom).not.toMatch(/\b(?:One|Two|Three)\b/)
})

test('a program reads the numbers', async () => {
  const answer = await fetch(`${site.url}/api/v1/campaigns/${slug}/signatures`)
  expect(await answer.json()).toMatchObject({
    campaign: slug,
    organisations: { total: 5, listed: 3, anonymous: 2 },
    persons: { total: 0, listed: 0, anonymous: 0 },
  })
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const counter = await fetch(`${site.url}/api/v1/campaigns/${slug}/counter`)
  expect(await counter.json()).toMatchObject({ signatures: 5 })
  expect((await fetch(`${site.url}/api/v1/campaigns/nothing/signatures`)).status).toBe(404)
})

describe('the page says when it is signed', () => {
  test.each([
    ['before', '2023-08-31', 'not-yet', '1 September 2023'],
    ['after', '2023-10-01', 'closed', '30 September 2023'],
  ] as const)('%s that', async (_name, day, key, date) => {
    const dated = await startOpenLetterSite(
      { versions: 2, facts: reopen },
      { DEMARCHE_NOW: `${day}T12:00:00Z` },
    )
    try {
      const { text, links } = await createVisitor(dated.url).visit(statementPath)
      expect(text).toContain(t(`statement.${key}`, { date }))
      expect(links.map(({ href }) => href)).not.toContain(`/en/campaigns/${slug}/sign`)
    } finally {
      await dated.remove()
    }
  })
})

const reopen = (yaml: string) =>
  yaml.replace('date: 2023-09-21\n', 'date: 2023-09-21\nopens: 2023-09-01\ndeadline: 2023-09-30\n')

test('a list whose source states another number is shown with both', async () => {
  const other = await startOpenLetterSite({
    facts: (yaml) => yaml.replace('totals: {organisations: 5}', 'totals: {organisations: 6}'),
  })
  try {
    const { text } = await createVisitor(other.url).visit(statementPath)
    expect(text).toContain(t('statement.organisations-anonymous', { count: 6, total: '6', anonymous: '2' }))
    expect(text).toContain(t('statement.stated', { stated: '6', listed: '3', anonymous: '2', counted: '5' }))
  } finally {
    await other.remove()
  }
})

test('the site without open letters says nothing of them', async () => {
  const plain = await startSite({ CAMPAIGNS_DIR: 'campaigns/_example' })
  try {
    expect((await createVisitor(plain.url).visit('/en')).text).not.toContain(t('statement.home'))
  } finally {
    await plain.remove()
  }
})
