import type { MailableAddress } from '#app/recipient/address.ts'
import type { EditedLetter } from '#app/letter/editing/letter-form.ts'
import type { Device } from './device.ts'

/** A letter with its addresses, ready to send. */
export interface OutgoingLetter {
  letter: EditedLetter
  to: readonly MailableAddress[]
  /** recipients of copies whose email is known */
  cc: readonly MailableAddress[]
  /** lines, as on an envelope */
  postal?: readonly string[]
  device: Device
}

/**
 * `link` contains the whole letter, `paste` only address and subject, for a text that is copied; `file` is
 * opened in a mail program, `paper` is sent by post.
 */
type ChannelKind = 'link' | 'paste' | 'file' | 'copy' | 'paper'

/** The reason why a channel cannot carry a letter: a translation key under `channel-reasons`. */
export type ChannelReason = 'no-address' | 'device' | 'markup' | 'script' | 'too-long'

/** Whether a channel can carry a letter. */
export interface ChannelPlan {
  id: string
  kind: ChannelKind
  fits: boolean
  /** length in characters: of the encoded link (links) or of the text (others) */
  length: number
  limit?: number
  reason?: ChannelReason
  url?: string
  /** for `paste`: the id of the link channel that it replaces */
  insteadOf?: string
}

export interface Channel {
  id: string
  kind: ChannelKind
  plan(outgoing: OutgoingLetter): ChannelPlan
}
