import { describe, expect, test } from 'vitest'
import { databases } from '#db/testing/both.ts'
import { freshDatabase } from '#db/testing/fresh-database.fixture.ts'
import { countSignatureRetention, listStatementsWithPeople, runSignatureRetention } from './erasure.ts'
import { askToSign, everythingSigned, sign, signer, statement } from '#db/testing/signature.fixture.ts'
import { decideSignature } from './signatures.ts'
import { forgetExpiredConfirmations } from '#db/queries/confirmation/expiry.ts'

describe.each(databases())('on $name', ({ openMigrated }) => {
  const database = freshDatabase(openMigrated)

  test('Ana makes her organisation anonymous after its contact was erased, and the next run erases its name', async () => {
    const { db } = database
    const scope = { statement, beforeDay: '2030-01-01' }
    await sign(db, signer('ana'))
    expect(await runSignatureRetention(db, scope)).toBe(1)
    expect(await countSignatureRetention(db, scope)).toBe(0)
    expect(await listStatementsWithPeople(db)).toEqual([])

    await decideSignature(db, { statement, manageHash: 'manage of ana' }, () => ({ visibility: 'anonymous' }))
    expect(await listStatementsWithPeople(db)).toEqual([statement])
    expect(await runSignatureRetention(db, scope)).toBe(1)
    expect(await countSignatureRetention(db, scope)).toBe(0)
    expect(await everythingSigned(database)).not.toContain('Watchers CANARY')
    const { status } = await db.selectFrom('signature').select('status').executeTakeFirstOrThrow()
    expect(status).toBe('standing')
  })

  test('unconfirmed signatures are erased with their emails, however many there are', async () => {
    const { db } = database
    await askToSign(db, signer('ana'))
    await askToSign(db, { ...signer('ben'), expiresAt: '2026-03-09T08:00:00.000Z' })
    expect(await forgetExpiredConfirmations(db, '2026-03-05T08:00:00.000Z')).toBe(1)
    expect(await db.selectFrom('pendingConfirmation').select('id').execute()).toEqual([{ id: 'id of ben' }])
    expect(await db.selectFrom('outbox').select('ownerId').execute()).toEqual([{ ownerId: 'id of ben' }])
    expect(await everythingSigned(database)).not.toContain('ana.CANARY')
  })
})
