import { findFreeMail } from '../directory/free-mail.ts'
import type { SignatoryKind } from './signatory.ts'

/**
 * The domain in which an organisation has both its website and the contact's mailbox; undefined if it has none, or anybody can open a
 * mailbox there. One may be under the other: mail at `office.example.org`, website `www.example.org`.
 */
export function findSharedDomain(email: string, website: string | null): string | undefined {
  if (website === null || !URL.canParse(website)) return undefined
  const host = new URL(website).hostname.replace(/^www\d?\./, '')
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  if (listWithParents(domain).some((one) => findFreeMail(`@${one}`))) return undefined
  if (listWithParents(host).some((one) => findFreeMail(`@${one}`))) return undefined
  if (domain === host || host.endsWith(`.${domain}`)) return domain
  return domain.endsWith(`.${host}`) ? host : undefined
}

/** A signature under the same name, as far as it decides anything. */
export interface KnownNamesake {
  status: 'waiting' | 'standing' | 'refused' | 'withdrawn'
  visibility: 'listed' | 'anonymous'
  /** the same mailbox, or a mailbox in the same shared domain */
  isSameHouse: boolean
}

/**
 * Whether a signature stands at once. A person does; an organisation where its domain speaks for it. Under a name that is in
 * the list already, it waits for the organiser. What others cannot see (that an organisation of this name signed anonymously,
 * waits or was refused) counts only within the same house: nobody else may learn it from what becomes of their own signature.
 */
export function decideAuthority(
  kind: SignatoryKind,
  sharedDomain: string | undefined,
  namesakes: readonly KnownNamesake[],
): 'email' | 'domain' | null {
  if (kind === 'person') return 'email'
  if (sharedDomain === undefined || namesakes.some(isInTheWay)) return null
  return 'domain'
}

/** Whether a second one of the same name has to wait. */
export const isInTheWay = ({ status, visibility, isSameHouse }: KnownNamesake): boolean =>
  status !== 'withdrawn' && (isSameHouse || (status === 'standing' && visibility === 'listed'))

/** `a.b.org`, `b.org` */
function listWithParents(domain: string): string[] {
  const labels = domain.split('.')
  return labels.slice(0, -1).map((_, i) => labels.slice(i).join('.'))
}
