import type { Mailbox } from '#app/config/mail-settings.ts'
import type { DemoMailbox } from './demo-mailbox/demo-mailbox.server.ts'
import type { PacingSettings } from './schedule/pacing.ts'

/** The part of the server that sends letters, confirmations and notices. */
export interface MailService extends PacingSettings {
  /** no SMTP_URL: messages stay in the mailbox below */
  demo: boolean
  /** From of every message; a letter shows its supporter's name with this address */
  from: Mailbox
  /** right of the @ in envelope senders and Message-IDs */
  domain: string
  /** confirmation emails to everybody together */
  confirmationsPerHour: number
  /** confirmation emails of an hour above which a form asks for a proof of work (mail-settings.ts) */
  proofAbove: number
  mailbox: DemoMailbox | null
  /** Looks for what was queued. Never waits, never throws. */
  wake(): void
  /** Finishes what is under way and gives the rest back. */
  close(): Promise<void>
}

/** Domain of a demonstration's senders: RFC 2606 keeps it from being anybody's. */
export const demoDomain = 'demarche.example'
