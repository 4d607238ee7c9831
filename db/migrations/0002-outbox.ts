import type { Kysely, Migration, SqlBool } from 'kysely'
import { sql } from 'kysely'
import { makeTables, type Check, type Index, type Tables } from './make-tables.ts'

const tables: Tables = {
  pending: {
    columns:
      'id! token_hash! manage_hash! campaign! language! email! email_key! name! letters! created_at! expires_at!',
    key: ['id'],
    unique: ['token_hash', 'manage_hash'],
  },
  supporter: {
    columns: 'id! campaign! email_key! manage_hash! language! day!',
    key: ['id'],
    unique: ['manage_hash'],
  },
  letter_once: { columns: 'key! supporter_id!', key: ['key'] },
  // The long texts last: whoever looks for something else need not read past them.
  outbox: {
    columns:
      'id! kind! campaign! recipient case_id language! status! day! supporter_id attempts! due_at lease lease_until reason address_key to_email to_name reply_email reply_name subject text',
    key: ['id'],
    integers: ['attempts'],
  },
  mail_asked: { columns: 'id! email_key! campaign! day!', key: ['id'] },
  mail_tally: { columns: 'what! campaign! period! n!', key: ['what', 'campaign', 'period'], integers: ['n'] },
  mail_pace: { columns: 'recipient! latest!', key: ['recipient'] },
  mail_pause: { columns: 'campaign!', key: ['campaign'] },
  bounce: {
    columns: 'mail_id! code! recipient! address_key! hard! day!',
    key: ['mail_id', 'code'],
    integers: ['hard'],
  },
}

/** The database itself keeps the promises: what went out leaves no person behind, what waits can be sent. */
const checks: Check[] = [
  ['outbox', 'outbox_kind', sql`kind in ('confirmation', 'letter', 'thanks')`],
  ['outbox', 'outbox_status', sql`status in ('queued', 'accepted', 'failed', 'bounced', 'withdrawn')`],
  ['outbox', 'outbox_letter', sql`kind <> 'letter' or recipient is not null`],
  [
    'outbox',
    'outbox_gone_is_empty',
    sql`status not in ('accepted', 'bounced') or coalesce(supporter_id, due_at, lease, lease_until, to_email, to_name, reply_email, reply_name, subject, text) is null`,
  ],
  [
    'outbox',
    'outbox_queued_is_whole',
    sql`status <> 'queued' or (due_at is not null and to_email is not null and subject is not null and text is not null)`,
  ],
  ['bounce', 'bounce_hard', sql`hard in (0, 1)`],
  ...['supporter', 'outbox', 'mail_asked', 'bounce'].map((table): Check => [
    table,
    `${table}_day_only`,
    sql`day like '____-__-__'`,
  ]),
]

const indexes: Index[] = [
  ['pending_email_key', 'pending', ['email_key']],
  ['supporter_email_key', 'supporter', ['email_key']],
  ['letter_once_supporter', 'letter_once', ['supporter_id']],
  ['mail_asked_email_key', 'mail_asked', ['email_key']],
  ['bounce_address', 'bounce', ['address_key']],
  // What is due, with all that decides whether to take it; then what the numbers show.
  ['outbox_due', 'outbox', ['due_at', 'kind', 'campaign', 'lease_until'], sql<SqlBool>`status = 'queued'`],
  ['outbox_open', 'outbox', ['campaign', 'kind', 'status'], sql<SqlBool>`status in ('queued', 'failed')`],
  ['outbox_supporter', 'outbox', ['supporter_id'], sql<SqlBool>`supporter_id is not null`],
  ['outbox_lease', 'outbox', ['lease'], sql<SqlBool>`lease is not null`],
]

export const outbox: Migration = {
  up: (db: Kysely<unknown>) => makeTables(db, { tables, checks, indexes }),
}
