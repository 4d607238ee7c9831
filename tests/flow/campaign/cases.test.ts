import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseWords, campaignWords } from '#app/campaign/campaign.ts'
import { formatStateName } from '#app/reference/state.ts'
import { readCampaign, reference, slug } from '../support/campaign.ts'
import { startSite, type Site } from '../support/site.ts'
import { createVisitor, wordsIn } from '../support/visitor.ts'

const campaign = readCampaign()

let site: Site
beforeAll(async () => void (site = await startSite()))
afterAll(() => site.remove())

describe.each(campaign.languages)('in %s', (lang) => {
  const { t, date, number } = wordsIn(lang)
  const words = campaignWords(campaign, lang)
  const home = `/${lang}/campaigns/${slug}`
  const visit = (path: string) => createVisitor(site.url).visit(path)
  const nameOf = (code: string) => {
    const state = reference.states.get(code)
    return state && formatStateName(state, lang)
  }

  test.each(campaign.cases)('a reader of $id finds who, what, when and from where', async (found) => {
    const own = caseWords(campaign, lang, found.id)
    const { text, html } = await visit(`${home}/cases/${found.id}`)
    expect(text).toContain(own.who)
    expect(text).toContain(nameOf(found.state))
    expect(text).toContain(t('case.facts', { date: date(found['as-of']) }))
    for (const { name, id } of found.people) {
      expect(text).toContain(words.people[id])
      expect(text).toContain(name)
    }
    for (const { id } of found.organisations) expect(text).toContain(words.organisations[id])
    for (const ask of found.asks) expect(text).toContain(own.asks[ask])
    for (const event of found.events) {
      expect(text).toContain(own.events[event.event])
      expect(text).toContain(date(event.date))
      expect(html).toContain(`id="source-${event.source}"`)
    }
  })

  test('what lasted is shown with its first and its last day', async () => {
    const lasting = campaign.cases.flatMap(({ id, events }) => events.map((event) => ({ id, ...event })))
    for (const { id, until } of lasting)
      if (until !== undefined) expect((await visit(`${home}/cases/${id}`)).text).toContain(date(until))
  })

  test('the campaign’s page shows every case, figure, link and source', async () => {
    const { text, links } = await visit(home)
    for (const { id } of campaign.cases)
      expect(links).toContainEqual({
        href: `${home}/cases/${id}`,
        label: caseWords(campaign, lang, id).name,
      })
    for (const { figure, value } of campaign.figures) {
      expect(text).toContain(words.figures[figure])
      expect(text).toContain(number(value))
    }
    for (const { url } of campaign.links) expect(links.map(({ href }) => href)).toContain(url)
    for (const { title } of Object.values(campaign.sources)) expect(text).toContain(title)
    const { reported } = campaign.counter.goal
    if (reported !== undefined) expect(text).toContain(t('counter.goal', { goal: number(reported) }))
  })
})
