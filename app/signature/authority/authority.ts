import type { SignatoryKind } from '#app/statement/signatory.ts'

type Visibility = 'listed' | 'anonymous'

/** Another signature of the same statement, with all that the decision depends on. */
export interface SignatureRelation {
  status: 'waiting' | 'standing' | 'refused' | 'withdrawn'
  visibility: Visibility
  authority: 'email' | 'domain' | 'second-officer' | 'organiser' | null
  /** whether they have a name in common, as readers compare names */
  sharesName: boolean
  sharesDomain: boolean
  sharesMailbox: boolean
}

/** The number of organisations of one domain that are published without review; listed and anonymous ones are counted separately. */
export const maxPerDomain = 3

/**
 * Decides by whose authority a signature is published at once; null if the organiser has to review it. A person needs only the
 * confirmed email address, an organisation also a domain that it shares with its website, and no reason for a review.
 */
export function decideAuthority(
  kind: SignatoryKind,
  visibility: Visibility,
  sharedDomain: string | undefined,
  related: readonly SignatureRelation[],
): 'email' | 'domain' | null {
  if (kind === 'person') return 'email'
  return sharedDomain === undefined || needsReview(visibility, related) ? null : 'domain'
}

/**
 * Whether the organiser has to review an organisation's signature first. The answer must not disclose unpublished signatures, so it
 * depends on what is public (the listed names, how many of a domain are listed) and on what the same mailbox did. The one
 * exception is how many of a domain are anonymous: to find that out takes as many mailboxes of the domain.
 */
export const needsReview = (visibility: Visibility, related: readonly SignatureRelation[]): boolean =>
  related.some(isListedSameName) ||
  exceedsMailboxLimit(visibility, related) ||
  exceedsDomainLimit(visibility, related)

/** Whether it has the same name and is publicly listed. */
export const isListedSameName = ({ sharesName, status, visibility }: SignatureRelation): boolean =>
  sharesName && status === 'standing' && visibility === 'listed'

const exceedsMailboxLimit = (visibility: Visibility, related: readonly SignatureRelation[]): boolean =>
  related.some(
    (one) =>
      one.sharesMailbox &&
      (one.status === 'refused' ||
        (visibility === 'anonymous' && one.visibility === 'anonymous' && isSelfConfirmed(one))),
  )

function exceedsDomainLimit(visibility: Visibility, related: readonly SignatureRelation[]): boolean {
  const ofDomain = related.filter(
    (one) =>
      one.sharesDomain &&
      (one.status === 'refused' || (one.visibility === visibility && isSelfConfirmed(one))),
  )
  return ofDomain.length >= maxPerDomain
}

const isSelfConfirmed = ({ status, authority }: SignatureRelation): boolean =>
  status === 'standing' && authority !== 'organiser'
