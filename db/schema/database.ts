import type {
  MailAskedTable,
  MailTallyTable,
  PendingTable,
  ProofUsedTable,
  SigningTable,
} from './confirmation.ts'
import type { BounceTable, MailPaceTable, MailPauseTable, OutboxTable } from './outbox.ts'
import type { CounterTable, ParticipationTable } from './participation.ts'
import type { SignatureOfficerTable, SignaturePersonTable, SignatureTable } from './signature.ts'
import type { PartnerLinkTable, SignatureCountTable, StatementRevisionTable } from './statement.ts'
import type { LetterOnceTable, SupporterTable } from './supporter.ts'

/** Every table of ours, by its name. */
export interface Database {
  participation: ParticipationTable
  counter: CounterTable

  pending: PendingTable
  signing: SigningTable
  mailAsked: MailAskedTable
  mailTally: MailTallyTable
  proofUsed: ProofUsedTable

  supporter: SupporterTable
  letterOnce: LetterOnceTable

  outbox: OutboxTable
  mailPace: MailPaceTable
  mailPause: MailPauseTable
  bounce: BounceTable

  signature: SignatureTable
  signaturePerson: SignaturePersonTable
  signatureOfficer: SignatureOfficerTable

  statementRevision: StatementRevisionTable
  signatureCount: SignatureCountTable
  partnerLink: PartnerLinkTable
}
