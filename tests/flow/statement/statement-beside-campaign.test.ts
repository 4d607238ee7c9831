import { expect, test } from 'vitest'
import { slug } from '../support/campaign.ts'
import { openSite } from '../support/site.ts'
import { createVisitor, wordsIn } from '../support/visitor.ts'

const { t } = wordsIn('en')

test('a campaign and its open letter lead to each other, each in the languages it has', async () => {
  const { url } = await openSite()
  const ana = createVisitor(url)
  const hrefsOn = async (path: string) => (await ana.visit(path)).links.map(({ href }) => href)
  const of = (lang: string, page = '') => `/${lang}/campaigns/${slug}${page}`

  const campaign = await ana.visit(of('en'))
  expect(campaign.text).toContain(t('statement.read'))
  expect(campaign.links.map(({ href }) => href)).toContain(of('en', '/statement'))
  expect(await hrefsOn(of('en', '/statement'))).toContain(of('en'))

  // The campaign is in more languages than its open letter.
  expect(await hrefsOn(of('fr'))).not.toContain(of('fr', '/statement'))
  expect(await hrefsOn(of('en'))).toContain(of('fr'))
  expect(await hrefsOn(of('en', '/statement'))).not.toContain(of('fr', '/statement'))

  const counter = await fetch(`${url}/api/v1/campaigns/${slug}/counter`)
  expect(await counter.json()).toMatchObject({ letters: { prepared: 0 }, signatures: 0 })
})
