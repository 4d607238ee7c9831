import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '#db/dialects/open.ts'
import { raiseRevision } from '#db/queries/signature/revision.ts'
import { statementPath, fetchPublicPages, slug, startOpenLetterSite } from '../signing/signing.ts'
import type { Site } from '../support/site.ts'

const name = 'Quiet River Collective'

let site: Site
beforeAll(async () => void (site = await startOpenLetterSite()))
afterAll(() => site.remove())

/** What another process does in the same database, in one transaction. */
async function elsewhere(
  change: (trx: Parameters<typeof raiseRevision>[0], revision: number) => Promise<unknown>,
) {
  const db = openDatabase({ kind: 'file', path: join(site.dataDir, 'demarche.sqlite') })
  try {
    await db.transaction().execute(async (trx) => change(trx, await raiseRevision(trx, slug)))
  } finally {
    await db.destroy()
  }
}

const sign = () =>
  elsewhere((trx, revision) =>
    trx
      .insertInto('signature')
      .values({
        id: 'one',
        statement: slug,
        kind: 'organisation',
        visibility: 'listed',
        status: 'standing',
        authority: 'domain',
        name,
        otherName: null,
        title: null,
        website: 'https://river.example',
        country: 'KE',
        region: null,
        version: 1,
        partner: null,
        day: '2026-03-02',
        revision,
      })
      .execute(),
  )

const takeBack = () =>
  elsewhere((trx, revision) =>
    trx
      .updateTable('signature')
      .set({ visibility: 'anonymous', name: null, website: null, country: null, revision })
      .where('id', '=', 'one')
      .execute(),
  )

// The same pages by other spellings: a router takes them all, and a cache must not take them for others.
const oddly = [
  `/en/campaigns/${slug}/Statement`,
  `/en/campaigns/${slug}/%73tatement`,
  `/en/campaigns/${slug}/statement/`,
  `${statementPath}?case=a`,
  `${statementPath}/Signatories`,
  `/zh/campaigns/${slug}/statement`,
]

async function listWhoNames(): Promise<string[]> {
  const pages = await fetchPublicPages(site.url)
  for (const path of oddly) pages.set(path, await (await fetch(site.url + path)).text())
  return [...pages].filter(([, text]) => text.includes(name)).map(([path]) => path)
}

test('a name that another process takes back is in nothing that is served from the next request on', async () => {
  await sign()
  const naming = await listWhoNames()
  expect(naming).toEqual(
    expect.arrayContaining([statementPath, `${statementPath}/signatories`, `${statementPath}.txt`, ...oddly]),
  )
  // Once more, so that whatever keeps pages has kept them.
  expect(await listWhoNames()).toEqual(naming)
  await takeBack()
  expect(await listWhoNames()).toEqual([])
})

test('a kept page of the list costs no rendering while nothing changed, and browsers ask each time', async () => {
  const first = await fetch(site.url + statementPath)
  const etag = first.headers.get('etag') ?? ''
  expect(first.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
  const again = await fetch(site.url + statementPath, { headers: { 'if-none-match': etag } })
  expect(again.status).toBe(304)
  // A change that nothing on the page shows gives the same page, and the browser keeps its own.
  await elsewhere(() => Promise.resolve())
  expect((await fetch(site.url + statementPath, { headers: { 'if-none-match': etag } })).status).toBe(304)
})
