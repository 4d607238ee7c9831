import { describe, expect, test } from 'vitest'
import { databases } from '#db/testing/both.ts'
import { freshDatabase } from '#db/testing/fresh-database.fixture.ts'
import { forgetProofs, isProofSpent, spendProof } from './proof-of-work.ts'

describe.each(databases())('on $name', ({ openMigrated }) => {
  const database = freshDatabase(openMigrated)

  test('ten come with the same page at the same moment, through four processes: one is let through', async () => {
    const connections = [0, 1, 2, 3].map(() => database.again())
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        spendProof(connections[i % 4] ?? database.db, 'page', '2026-03-04'),
      ),
    )
    expect(answers.filter(Boolean)).toHaveLength(1)
    expect(await isProofSpent(database.db, 'page')).toBe(true)
    expect(await isProofSpent(database.db, 'other')).toBe(false)
  })

  test('an expired page is forgotten, not before', async () => {
    await spendProof(database.db, 'page', '2026-03-04')
    await forgetProofs(database.db, '2026-03-04')
    expect(await isProofSpent(database.db, 'page')).toBe(true)
    await forgetProofs(database.db, '2026-03-05')
    expect(await isProofSpent(database.db, 'page')).toBe(false)
  })
})
