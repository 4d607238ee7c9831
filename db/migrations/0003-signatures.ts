import type { Kysely, Migration, SqlBool } from 'kysely'
import { sql } from 'kysely'
import { required, requiredUnique } from './columns.ts'

export const signatures: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('mail_asked').addColumn('about', 'text').execute()
    await createPending(db)
    await createSignature(db)
    await createPeople(db)
    await createNumbers(db)
  },
}

async function createPending(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('signing')
    .addColumn('id', 'text', required)
    .addColumn('token_hash', 'text', requiredUnique)
    .addColumn('manage_hash', 'text', requiredUnique)
    .addColumn('statement', 'text', required)
    .addColumn('language', 'text', required)
    .addColumn('email', 'text', required)
    .addColumn('email_key', 'text', required)
    .addColumn('form', 'text', required)
    .addColumn('created_at', 'text', required)
    .addColumn('expires_at', 'text', required)
    .addPrimaryKeyConstraint('signing_pk', ['id'])
    .execute()
  await db.schema.createIndex('signing_email_key').on('signing').column('email_key').execute()
  await db.schema.createIndex('signing_statement').on('signing').column('statement').execute()
}

/** Constraints make sure that `signature` holds a name only while it is public. */
async function createSignature(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('signature')
    .addColumn('id', 'text', required)
    .addColumn('statement', 'text', required)
    .addColumn('kind', 'text', required)
    .addColumn('visibility', 'text', required)
    .addColumn('status', 'text', required)
    .addColumn('authority', 'text')
    .addColumn('name', 'text')
    .addColumn('other_name', 'text')
    .addColumn('title', 'text')
    .addColumn('website', 'text')
    .addColumn('country', 'text')
    .addColumn('region', 'text')
    .addColumn('version', 'integer', required)
    .addColumn('partner', 'text')
    .addColumn('day', 'text', required)
    .addColumn('revision', 'integer', required)
    .addPrimaryKeyConstraint('signature_pk', ['id'])
    .addCheckConstraint('signature_kind', sql`kind in ('organisation', 'person')`)
    .addCheckConstraint('signature_visibility', sql`visibility in ('listed', 'anonymous')`)
    .addCheckConstraint('signature_status', sql`status in ('waiting', 'standing', 'refused', 'withdrawn')`)
    .addCheckConstraint('signature_authority', sql`status <> 'standing' or authority is not null`)
    .addCheckConstraint(
      'signature_public',
      sql`(status = 'standing' and visibility = 'listed') or coalesce(name, other_name, title, website, country) is null`,
    )
    .addCheckConstraint(
      'signature_named',
      sql`status <> 'standing' or visibility <> 'listed' or name is not null`,
    )
    .addCheckConstraint('signature_day_only', sql`day like '____-__-__'`)
    .execute()
  // Indexes for changes since a revision and all names, for the moderation queue, and for the counts.
  await db.schema
    .createIndex('signature_changed')
    .on('signature')
    .columns(['statement', 'revision'])
    .execute()
  await db.schema
    .createIndex('signature_listed')
    .on('signature')
    .columns(['statement', 'revision'])
    .where(sql<SqlBool>`name is not null`)
    .execute()
  await db.schema
    .createIndex('signature_waiting')
    .on('signature')
    .columns(['statement', 'day'])
    .where(sql<SqlBool>`status = 'waiting'`)
    .execute()
  await db.schema
    .createIndex('signature_facts')
    .on('signature')
    .columns(['statement', 'status', 'kind', 'visibility', 'version', 'partner', 'day'])
    .execute()
  await db.schema
    .createIndex('signature_regions')
    .on('signature')
    .columns(['statement', 'region'])
    .where(sql<SqlBool>`region is not null`)
    .execute()
}

/** Tables of the people who signed, and for whom; retention empties them. */
async function createPeople(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('signature_person')
    .addColumn('signature_id', 'text', required)
    .addColumn('statement', 'text', required)
    .addColumn('name_key', 'text', required)
    .addColumn('other_key', 'text')
    .addColumn('domain_key', 'text')
    .addColumn('hidden', 'text')
    .addColumn('contact_name', 'text')
    .addColumn('contact_role', 'text')
    .addColumn('email', 'text')
    .addColumn('email_key', 'text', required)
    .addColumn('officer_email', 'text')
    .addColumn('officer_key', 'text')
    .addColumn('manage_hash', 'text', requiredUnique)
    .addColumn('language', 'text', required)
    .addColumn('consent', 'integer', required)
    .addColumn('asked_version', 'integer', required)
    .addPrimaryKeyConstraint('signature_person_pk', ['signature_id'])
    .addCheckConstraint('signature_person_consent', sql`consent in (0, 1)`)
    .execute()
  await db.schema
    .createTable('signature_officer')
    .addColumn('id', 'text', required)
    .addColumn('signature_id', 'text', requiredUnique)
    .addColumn('token_hash', 'text', requiredUnique)
    .addColumn('email', 'text', required)
    .addColumn('email_key', 'text', required)
    .addColumn('expires_at', 'text', required)
    .addPrimaryKeyConstraint('signature_officer_pk', ['id'])
    .execute()
  await db.schema
    .createIndex('signature_person_name_key')
    .on('signature_person')
    .columns(['statement', 'name_key'])
    .execute()
  await db.schema
    .createIndex('signature_person_email_key')
    .on('signature_person')
    .column('email_key')
    .execute()
  for (const key of ['other_key', 'domain_key'])
    await db.schema
      .createIndex(`signature_person_${key}`)
      .on('signature_person')
      .columns(['statement', key])
      .where(sql.ref(key), 'is not', null)
      .execute()
  await db.schema
    .createIndex('signature_person_officer_key')
    .on('signature_person')
    .column('officer_key')
    .where(sql<SqlBool>`officer_key is not null`)
    .execute()
  await db.schema
    .createIndex('signature_officer_email_key')
    .on('signature_officer')
    .column('email_key')
    .execute()
}

async function createNumbers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('statement_revision')
    .addColumn('statement', 'text', required)
    .addColumn('n', 'integer', required)
    .addPrimaryKeyConstraint('statement_revision_pk', ['statement'])
    .execute()
  await db.schema
    .createTable('signature_count')
    .addColumn('statement', 'text', required)
    .addColumn('kind', 'text', required)
    .addColumn('visibility', 'text', required)
    .addColumn('version', 'integer', required)
    .addColumn('partner', 'text', required)
    .addColumn('day', 'text', required)
    .addColumn('n', 'integer', required)
    .addPrimaryKeyConstraint('signature_count_pk', [
      'statement',
      'kind',
      'visibility',
      'version',
      'partner',
      'day',
    ])
    .addCheckConstraint('signature_count_day_only', sql`day like '____-__-__'`)
    .execute()
  await db.schema
    .createTable('partner_link')
    .addColumn('statement', 'text', required)
    .addColumn('partner', 'text', required)
    .addColumn('n', 'integer', required)
    .addPrimaryKeyConstraint('partner_link_pk', ['statement', 'partner'])
    .execute()
}
