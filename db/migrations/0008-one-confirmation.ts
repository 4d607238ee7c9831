import type { Kysely, Migration, SqlBool } from 'kysely'
import { sql } from 'kysely'
import { required, requiredUnique } from './columns.ts'
import { createOutboxIndexes, createOutboxTable } from './outbox-table.ts'

interface Request {
  id: string
  language: string
  email: string
  email_key: string
  token_hash: string
  expires_at: string
}

interface Before {
  pending: Request & {
    campaign: string
    manage_hash: string
    name: string
    letters: string
    created_at: string
  }
  signing: Request & { statement: string; manage_hash: string; form: string; created_at: string }
  signature_officer: Omit<Request, 'language'> & { signature_id: string }
  signature_person: { signature_id: string; statement: string; language: string }
}

interface Tables extends Before {
  pending_confirmation: Request & {
    kind: 'letters' | 'signature' | 'second-officer'
    slug: string
    manage_hash: string | null
    signature_id: string | null
    created_at: string
    content: string | null
  }
}

/**
 * One table for everything that an email asks to confirm, instead of one each for letters, signatures and second officers. The
 * hashes of the tokens move with their rows, so that links in emails already sent still work.
 */
export const oneConfirmation: Migration = {
  async up(db: Kysely<Tables>) {
    await createPendingConfirmation(db)
    await moveLetters(db)
    await moveSignatures(db)
    await moveOfficers(db)
    for (const table of ['pending', 'signing', 'signature_officer'])
      await db.schema.dropTable(table).execute()
    await renameOwners(db)
    await renameDedupKeys(db)
  },
}

/** The long content last: a query for something else need not read past it. */
async function createPendingConfirmation(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('pending_confirmation')
    .addColumn('id', 'text', required)
    .addColumn('kind', 'text', required)
    .addColumn('slug', 'text', required)
    .addColumn('language', 'text', required)
    .addColumn('email', 'text', required)
    .addColumn('email_key', 'text', required)
    .addColumn('token_hash', 'text', requiredUnique)
    .addColumn('manage_hash', 'text', (column) => column.unique())
    .addColumn('signature_id', 'text', (column) => column.unique())
    .addColumn('created_at', 'text', required)
    .addColumn('expires_at', 'text', required)
    .addColumn('content', 'text')
    .addPrimaryKeyConstraint('pending_confirmation_pk', ['id'])
    .addCheckConstraint(
      'pending_confirmation_kind',
      sql<SqlBool>`kind in ('letters', 'signature', 'second-officer')`,
    )
    .addCheckConstraint(
      'pending_confirmation_officer',
      sql<SqlBool>`(kind = 'second-officer') = (signature_id is not null) and (kind = 'second-officer') = (manage_hash is null) and (kind = 'second-officer') = (content is null)`,
    )
    .execute()
  await db.schema
    .createIndex('pending_confirmation_email_key')
    .on('pending_confirmation')
    .column('email_key')
    .execute()
  await db.schema
    .createIndex('pending_confirmation_slug')
    .on('pending_confirmation')
    .columns(['kind', 'slug'])
    .execute()
}

async function moveLetters(db: Kysely<Tables>): Promise<void> {
  await moveInBatches(
    (after) =>
      db.selectFrom('pending').selectAll().where('id', '>', after).orderBy('id').limit(batchSize).execute(),
    (rows) =>
      db
        .insertInto('pending_confirmation')
        .values(
          rows.map(({ campaign, name, letters, ...request }) => ({
            ...request,
            kind: 'letters',
            slug: campaign,
            signature_id: null,
            content: `{"name":${JSON.stringify(name)},"letters":${letters}}`,
          })),
        )
        .execute(),
  )
}

const moveSignatures = (db: Kysely<Tables>) =>
  sql`
    insert into pending_confirmation (
      id, kind, slug, language, email, email_key, token_hash, manage_hash, created_at, expires_at, content
    )
    select id, 'signature', statement, language, email, email_key, token_hash, manage_hash, created_at, expires_at, form
    from signing`.execute(db)

/** A second officer's request had no language and no time of its own: the language is the contact's, and it lasts as long as any. */
async function moveOfficers(db: Kysely<Tables>): Promise<void> {
  const officers = () =>
    db
      .selectFrom('signature_officer')
      .leftJoin('signature_person', 'signature_person.signature_id', 'signature_officer.signature_id')
      .selectAll('signature_officer')
      .select((eb) => eb.fn.coalesce('statement', sql.lit('')).as('slug'))
      .select((eb) => eb.fn.coalesce('language', sql.lit('en')).as('language'))
  await moveInBatches(
    (after) => officers().where('id', '>', after).orderBy('id').limit(batchSize).execute(),
    (rows) =>
      db
        .insertInto('pending_confirmation')
        .values(
          rows.map((row) => ({
            ...row,
            kind: 'second-officer',
            manage_hash: null,
            created_at: new Date(Date.parse(row.expires_at) - twoDays).toISOString(),
            content: null,
          })),
        )
        .execute(),
  )
}

const twoDays = 48 * 3_600_000

/** Letters are long, and a database bounds the parameters of one statement. */
const batchSize = 100

async function moveInBatches<Row extends { id: string }>(
  read: (after: string) => Promise<Row[]>,
  write: (rows: Row[]) => Promise<unknown>,
): Promise<void> {
  for (let rows = await read(''); rows.length > 0; rows = await read(rows.at(-1)?.id ?? '')) await write(rows)
}

async function renameOwners(db: Kysely<Tables>): Promise<void> {
  await sql`create table outbox_before as select * from outbox`.execute(db)
  await db.schema.dropTable('outbox').execute()
  await createOutboxTable(db, ['confirmation', 'supporter', 'signature'])
  await sql`
    insert into outbox (
      id, kind, campaign, recipient, case_id, language, status, day, owner_kind, owner_id, attempts, unacknowledged, due_at,
      lease, lease_until, reason, address_key, to_email, to_name, reply_email, reply_name, subject, text
    )
    select
      id, kind, campaign, recipient, case_id, language, status, day,
      case when owner_kind in ('pending-letter', 'pending-signature', 'second-officer') then 'confirmation' else owner_kind end,
      owner_id, attempts, unacknowledged, due_at,
      lease, lease_until, reason, address_key, to_email, to_name, reply_email, reply_name, subject, text
    from outbox_before`.execute(db)
  await db.schema.dropTable('outbox_before').execute()
  await createOutboxIndexes(db)
}

async function renameDedupKeys(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('dedup_key')
    .addColumn('key', 'text', required)
    .addColumn('supporter_id', 'text', required)
    .addPrimaryKeyConstraint('dedup_key_pk', ['key'])
    .execute()
  await sql`insert into dedup_key (key, supporter_id) select key, supporter_id from letter_once`.execute(db)
  await db.schema.dropTable('letter_once').execute()
  await db.schema.createIndex('dedup_key_supporter').on('dedup_key').column('supporter_id').execute()
}
