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

  test('while the network has no email left, a wait token stays valid, later for one email', async () => {
    const token = issuePageToken(secret, now)
    const waitToken = issueWaitToken(secret, token, now)
    const later = new Date(now.getTime() + 3 * 60_000)
    const app = {
      db: database.db,
      secret,
      now: () => later,
      config: { fixedNow: null },
      mail: { proofAbove: 0 },
    }
    let emails = 0
    const redeem = () =>
      redeemProof(app, { token, ticket: waitToken, stamp: '', challenge: '', solution: '' }, () =>
        Promise.resolve(emails-- > 0),
      )
    expect(await redeem()).toEqual({ ok: false, why: 'hour' })
    emails = 5
    expect(await redeem()).toEqual({ ok: true })
    expect(await redeem()).toEqual({ ok: false, why: 'again' })
    expect(emails).toBe(4)
  })
})
