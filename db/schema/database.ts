import type {
  ConfirmationRequestTable,
  MailTallyTable,
  PendingConfirmationTable,
  ProofUsedTable,
} from './confirmation.ts'
import type { BounceTable, MailPaceTable, MailPauseTable, OutboxTable } from './outbox.ts'
import type { CounterTable, ParticipationTable } from './participation.ts'
import type { SignaturePersonTable, SignatureTable } from './signature.ts'
import type { PartnerLinkTable, SignatureCountTable, StatementRevisionTable } from './statement.ts'
import type { DedupKeyTable, SupporterTable } from './supporter.ts'

/** Tables by name, in camel case. */
export interface Database {
  participation: ParticipationTable
  counter: CounterTable

  pendingConfirmation: PendingConfirmationTable
  confirmationRequest: ConfirmationRequestTable
  mailTally: MailTallyTable
  proofUsed: ProofUsedTable

  supporter: SupporterTable
  dedupKey: DedupKeyTable

  outbox: OutboxTable
  mailPace: MailPaceTable
  mailPause: MailPauseTable
  bounce: BounceTable

  signature: SignatureTable
  signaturePerson: SignaturePersonTable

  statementRevision: StatementRevisionTable
  signatureCount: SignatureCountTable
  partnerLink: PartnerLinkTable
}
