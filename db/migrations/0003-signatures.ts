import type { Kysely, Migration, SqlBool } from 'kysely'
import { sql } from 'kysely'
import { makeTables, type Check, type Index, type Tables } from './make-tables.ts'

const tables: Tables = {
  signing: {
    columns:
      'id! token_hash! manage_hash! statement! language! email! email_key! form! created_at! expires_at!',
    key: ['id'],
    unique: ['token_hash', 'manage_hash'],
  },
  signature: {
    columns:
      'id! statement! kind! visibility! status! authority name other_name title website country region version! partner day! revision!',
    key: ['id'],
    integers: ['version', 'revision'],
  },
  signature_person: {
    columns:
      'signature_id! statement! name_key! other_key domain_key hidden contact_name contact_role email email_key! officer_email officer_key manage_hash! language! consent! asked_version!',
    key: ['signature_id'],
    unique: ['manage_hash'],
    integers: ['consent', 'asked_version'],
  },
  signature_officer: {
    columns: 'id! signature_id! token_hash! email! email_key! expires_at!',
    key: ['id'],
    unique: ['signature_id', 'token_hash'],
  },
  statement_revision: { columns: 'statement! n!', key: ['statement'], integers: ['n'] },
  signature_count: {
    columns: 'statement! kind! visibility! version! partner! day! n!',
    key: ['statement', 'kind', 'visibility', 'version', 'partner', 'day'],
    integers: ['version', 'n'],
  },
  partner_link: { columns: 'statement! partner! n!', key: ['statement', 'partner'], integers: ['n'] },
}

const names = sql`coalesce(name, other_name, title, website, country)`

/** The database itself keeps the promise: in `signature` a name stands only while it is public. */
const checks: Check[] = [
  ['signature', 'signature_kind', sql`kind in ('organisation', 'person')`],
  ['signature', 'signature_visibility', sql`visibility in ('listed', 'anonymous')`],
  ['signature', 'signature_status', sql`status in ('waiting', 'standing', 'refused', 'withdrawn')`],
  ['signature', 'signature_authority', sql`status <> 'standing' or authority is not null`],
  ['signature', 'signature_public', sql`(status = 'standing' and visibility = 'listed') or ${names} is null`],
  ['signature', 'signature_named', sql`status <> 'standing' or visibility <> 'listed' or name is not null`],
  ['signature', 'signature_day_only', sql`day like '____-__-__'`],
  ['signature_person', 'signature_person_consent', sql`consent in (0, 1)`],
  ['signature_count', 'signature_count_day_only', sql`day like '____-__-__'`],
]

const indexes: Index[] = [
  ['signing_email_key', 'signing', ['email_key']],
  ['signing_statement', 'signing', ['statement']],
  // What changed since a revision, and all that is named; what the organiser has to look at; what the counts come from.
  ['signature_changed', 'signature', ['statement', 'revision']],
  ['signature_listed', 'signature', ['statement', 'revision'], sql<SqlBool>`name is not null`],
  ['signature_waiting', 'signature', ['statement', 'day'], sql<SqlBool>`status = 'waiting'`],
  [
    'signature_facts',
    'signature',
    ['statement', 'status', 'kind', 'visibility', 'version', 'partner', 'day'],
  ],
  ['signature_regions', 'signature', ['statement', 'region'], sql<SqlBool>`region is not null`],
  ['signature_person_name_key', 'signature_person', ['statement', 'name_key']],
  ['signature_person_email_key', 'signature_person', ['email_key']],
  ...(['other_key', 'domain_key'] as const).map((column): Index => [
    `signature_person_${column}`,
    'signature_person',
    ['statement', column],
    sql<SqlBool>`${sql.ref(column)} is not null`,
  ]),
  [
    'signature_person_officer_key',
    'signature_person',
    ['officer_key'],
    sql<SqlBool>`officer_key is not null`,
  ],
  ['signature_officer_email_key', 'signature_officer', ['email_key']],
]

export const signatures: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('mail_asked').addColumn('about', 'text').execute()
    await makeTables(db, { tables, checks, indexes })
  },
}
