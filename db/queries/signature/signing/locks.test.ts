import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PendingConfirmation } from '#db/schema/confirmation.ts'
import { capabilitiesOf } from '#db/dialects/capabilities.ts'
import { databases, type TestDatabase } from '#db/testing/both.ts'
import { limits, mail, now } from '#db/testing/mail.fixture.ts'
import { askToSign, day, keysOf, planFor, sign, signer, statement } from '#db/testing/signature.fixture.ts'
import { withdrawSignature } from '#db/queries/signature/signatures.ts'
import { confirmSignature } from './confirm-signature.ts'

// The file database has one writer at a time: no two writers can wait for each other there.
const server = databases().find(({ name }) => name === 'PostgreSQL')
let database: TestDatabase

beforeEach(async () => {
  if (!server) throw new Error('there is no database server to test with')
  database = await server.openMigrated()
})

afterEach(() => database.close())

test('Ana withdraws while somebody else’s letters are being erased, without waiting', async () => {
  await sign(database.db, signer('ana'))
  await database
    .again()
    .transaction()
    .execute(async (erasing) => {
      await capabilitiesOf(erasing).lockTable(erasing, 'dedupKey')
      const withdrawn = await withdrawSignature(database.db, { statement, manageHash: 'manage of ana' })
      expect(withdrawn?.row.id).toBe('id of ana')
    })
})

test('Ana’s second officer is requested while somebody else is being erased, and neither blocks the other', async () => {
  const ana = signer('ana', { second: 'ben@watchers.example' })
  await askToSign(database.db, ana)
  const pending: PendingConfirmation<'second-officer'> = {
    ...ana,
    ...{ id: 'id of ben', kind: 'second-officer', signatureId: ana.id, manageHash: null, content: null },
    ...{ tokenHash: 'token of ben', email: 'ben@watchers.example', emailKey: 'key of ben' },
  }
  const officer = { pending, mail, limits }
  const confirmed = await database
    .again()
    .transaction()
    .execute(async (erasing) => {
      await capabilitiesOf(erasing).lockTable(erasing, 'confirmationRequest')
      const confirming = confirmSignature(
        database.db,
        ana,
        { now, day, keys: keysOf(ana.content) },
        (...known) => ({
          ...planFor(null)(...known),
          officer,
        }),
      )
      for (let waiting = 0; waiting === 0;) {
        const { rows } = await sql<{
          n: number
        }>`select count(*)::int as n from pg_locks where not granted and relation = 'confirmation_request'::regclass`.execute(
          erasing,
        )
        waiting = rows[0]?.n ?? 0
      }
      await capabilitiesOf(erasing).lockTable(erasing, 'outbox')
      return { confirming }
    })
  expect(await confirmed.confirming).toEqual({ outcome: 'confirmed', id: 'id of ana' })
  const requests = await database.db.selectFrom('pendingConfirmation').select('signatureId').execute()
  expect(requests).toEqual([{ signatureId: 'id of ana' }])
})
