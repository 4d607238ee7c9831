import type { SignatoryKind } from '#app/statement/signatory.ts'

type Visibility = 'listed' | 'anonymous'

/** Another signature under the same statement, as far as it decides anything. */
export interface SignatureRelation {
  status: 'waiting' | 'standing' | 'refused' | 'withdrawn'
  visibility: Visibility
  authority: 'email' | 'domain' | 'second-officer' | 'organiser' | null
  /** one of its names is one of ours, as a reader tells names apart */
  sharesName: boolean
  sharesDomain: boolean
  sharesMailbox: boolean
}

/** So many organisations of one domain stand without the organiser, listed and anonymous ones counted apart. */
export const maxPerDomain = 3

/**
 * Whether a signature stands at once. A person does; an organisation where its domain speaks for it and nothing holds it up.
 */
export function decideAuthority(
  kind: SignatoryKind,
  visibility: Visibility,
  sharedDomain: string | undefined,
  known: readonly SignatureRelation[],
): 'email' | 'domain' | null {
  if (kind === 'person') return 'email'
  return sharedDomain === undefined || needsReview(visibility, known) ? null : 'domain'
}

/**
 * Whether the organiser has to look first. Nobody may learn from it what others did unseen, so it follows from what is public (the
 * names in the list, how many of a domain are listed) and from what the same mailbox did. Only how many of a domain are anonymous
 * is neither: who wants to learn of it needs as many mailboxes there, and could read its mail anyway.
 */
export const needsReview = (visibility: Visibility, known: readonly SignatureRelation[]): boolean =>
  known.some(isListedSameName) || exceedsMailboxLimit(visibility, known) || isDomainFull(visibility, known)

/** Whether the list names it already. */
export const isListedSameName = ({ sharesName, status, visibility }: SignatureRelation): boolean =>
  sharesName && status === 'standing' && visibility === 'listed'

const exceedsMailboxLimit = (visibility: Visibility, known: readonly SignatureRelation[]): boolean =>
  known.some(
    (one) =>
      one.sharesMailbox &&
      (one.status === 'refused' ||
        (visibility === 'anonymous' && one.visibility === 'anonymous' && isSelfConfirmed(one))),
  )

function isDomainFull(visibility: Visibility, known: readonly SignatureRelation[]): boolean {
  const ofDomain = known.filter(
    (one) =>
      one.sharesDomain &&
      (one.status === 'refused' || (one.visibility === visibility && isSelfConfirmed(one))),
  )
  return ofDomain.length >= maxPerDomain
}

const isSelfConfirmed = ({ status, authority }: SignatureRelation): boolean =>
  status === 'standing' && authority !== 'organiser'
