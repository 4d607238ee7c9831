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
  mail_asked: MailAskedTable
  mail_tally: MailTallyTable
  proof_used: ProofUsedTable

  supporter: SupporterTable
  letter_once: LetterOnceTable

  outbox: OutboxTable
  mail_pace: MailPaceTable
  mail_pause: MailPauseTable
  bounce: BounceTable

  signature: SignatureTable
  signature_person: SignaturePersonTable
  signature_officer: SignatureOfficerTable

  statement_revision: StatementRevisionTable
  signature_count: SignatureCountTable
  partner_link: PartnerLinkTable
}
