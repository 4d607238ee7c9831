import { countByPartner } from '../../../db/queries/signature-count.ts'
import {
  listConsented,
  listSameName,
  listWaiting,
  type DeskSignature,
} from '../../../db/queries/signature-desk.ts'
import { makePartnerLink } from '../../../db/queries/partner-link.ts'
import { askAgain, countToAsk } from '../../../db/queries/signature-asking.ts'
import { queueOutcome } from '../../../db/queries/signature-outcome.ts'
import { decideSignature, refuseSignature } from '../../../db/queries/signatures.ts'
import { findSharedDomain } from '../../domain/statement/authority.ts'
import { foldName } from '../../domain/statement/name-key.ts'
import type { SignatoryRow } from '../../domain/statement/signatories-csv.ts'
import { latestVersion, type Statement } from '../../domain/statement/statement.ts'
import type { LocaleFile } from '../locales.server.ts'
import type { Desk } from '../mail/desk.server.ts'
import { mailOutcome } from './outcome-mail.server.ts'
import { partnerToken, yoursToken } from './signing-keys.server.ts'
import { showNewerMail } from './signing-mails.server.ts'

/** What an organiser needs at a terminal, whether the site is running or not. */
export interface SignatureDesk extends Desk {
  locales: ReadonlyMap<string, LocaleFile>
}

/** Why a signature waits, or what an organiser should know of one that stands. */
export type DeskReason = 'no-shared-domain' | 'same-name' | 'same-name-elsewhere' | 'officer-asked'

export interface DeskEntry extends DeskSignature {
  reasons: DeskReason[]
  /** the ids of others under the same name */
  namesakes: string[]
}

/** Those that wait, and those that stand under a name that another one has too. */
export async function listForOrganiser(
  { db }: Desk,
  { slug }: Statement,
  elsewhere: readonly SignatoryRow[],
): Promise<{ waiting: DeskEntry[]; sameName: DeskEntry[] }> {
  const [waiting, same] = [await listWaiting(db, slug), await listSameName(db, slug)]
  const names = new Set(
    elsewhere.filter(({ kind }) => kind === 'organisation').map(({ name }) => foldName('organisation', name)),
  )
  const look = (one: DeskSignature): DeskEntry => {
    const { row, person, fields, officerAsked } = one
    const namesakes = same
      .filter((other) => other.row.id !== row.id && other.person.name_key === person.name_key)
      .map((other) => other.row.id)
    const isShared = findSharedDomain(person.email ?? '', fields?.website ?? null) !== undefined
    const isElsewhere = fields !== null && names.has(foldName(row.kind, fields.name))
    return {
      ...one,
      namesakes,
      reasons: [
        ...(row.kind === 'organisation' && !isShared ? (['no-shared-domain'] as const) : []),
        ...(namesakes.length > 0 ? (['same-name'] as const) : []),
        ...(isElsewhere ? (['same-name-elsewhere'] as const) : []),
        ...(officerAsked ? (['officer-asked'] as const) : []),
      ],
    }
  }
  return {
    waiting: waiting.map(look),
    sameName: same.filter(({ row }) => row.status === 'standing').map(look),
  }
}

/** Lets one that waits stand. False if there is none of that id, or it does not wait. */
export async function approveSignature(
  desk: SignatureDesk,
  statement: Statement,
  id: string,
): Promise<boolean> {
  let isDone = false
  await decideSignature(desk.db, { statement: statement.slug, id }, async (found, trx) => {
    if (found.status !== 'waiting' || found.fields === null) return undefined
    isDone = true
    await queueOutcome(trx, mailOutcome(maker(desk), statement, found, 'standing'))
    return { status: 'standing', authority: 'organiser' }
  })
  return isDone
}

/** Refuses one that waits or stands; its name and contact are erased, and the contact is told. */
export async function rejectSignature(
  desk: SignatureDesk,
  statement: Statement,
  id: string,
): Promise<boolean> {
  let isDone = false
  await decideSignature(desk.db, { statement: statement.slug, id }, async (found, trx) => {
    if (found.status !== 'waiting' && found.status !== 'standing') return undefined
    isDone = true
    await refuseSignature(trx, found)
    await queueOutcome(trx, mailOutcome(maker(desk), statement, found, 'refused'))
    return undefined
  })
  return isDone
}

/** Tells everybody under an older version once that there is a newer one. Gives how many (would) get a mail. */
export async function askForNewer(
  desk: SignatureDesk,
  statement: Statement,
  dryRun: boolean,
): Promise<number> {
  const { slug } = statement
  const newest = latestVersion(statement)
  if (dryRun) return countToAsk(desk.db, slug, newest)
  const when = { statement: slug, newest, now: desk.now().toISOString() }
  return askAgain(desk.db, when, ({ id, language: lang, version }) =>
    showNewerMail(maker(desk), {
      statement,
      lang,
      yours: yoursToken(desk.secret, id),
      from: version,
      to: newest,
    }),
  )
}

/** How many came from each partner's site, and the secret with which one reads the contacts that agreed to it. */
export const countPartners = ({ db }: Desk, slug: string) => countByPartner(db, slug)
export const listContacts = ({ db }: Pick<Desk, 'db'>, slug: string, partner: string) =>
  listConsented(db, slug, partner)

export async function makeLink(
  { db, secret }: Desk,
  slug: string,
  partner: string,
  renew: boolean,
): Promise<string> {
  return partnerToken(secret, slug, partner, await makePartnerLink(db, { statement: slug, partner, renew }))
}

const maker = ({ locales, config, secret, now }: SignatureDesk) => ({ locales, config, secret, now })
