import { describe, expect, test } from 'vitest'
import { issuePageToken } from '#app/security/page-token.server.ts'
import { databases } from '#db/testing/both.ts'
import { freshDatabase } from '#db/testing/fresh-database.fixture.ts'
import { redeemProof } from './proof-of-work.server.ts'
import { issueWaitToken } from '#app/security/wait-token.server.ts'

const secret = 'a secret of thirty-two characters'
const now = new Date('2026-03-02T10:00:00Z')

describe.each(databases())('on $name', ({ openMigrated }) => {
  const database = freshDatabase(openMigrated)

  test('Bo waited for the ticket, and the network has no mail left: the page is good again later, for one', async () => {
    const token = issuePageToken(secret, now)
    const ticket = issueWaitToken(secret, token, now)
    const later = new Date(now.getTime() + 3 * 60_000)
    const app = {
      db: database.db,
      secret,
      now: () => later,
      config: { fixedNow: null },
      mail: { proofAbove: 0 },
    }
    let mails = 0
    const ask = () =>
      redeemProof(app, { token, ticket, stamp: '', challenge: '', solution: '' }, () =>
        Promise.resolve(mails-- > 0),
      )
    expect(await ask()).toEqual({ ok: false, why: 'hour' })
    mails = 5
    expect(await ask()).toEqual({ ok: true })
    expect(await ask()).toEqual({ ok: false, why: 'again' })
    expect(mails).toBe(4)
  })
})
