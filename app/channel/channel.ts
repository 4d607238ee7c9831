import type { MailableAddress } from '#app/recipient/address.ts'
import type { EditedLetter } from '#app/letter/editing/letter-form.ts'
import type { Device } from './device.ts'

/** A letter on its way to somebody. */
export interface OutgoingLetter {
  letter: EditedLetter
  to: readonly MailableAddress[]
  /** who gets a copy, as far as an e-mail address is known */
  cc: readonly MailableAddress[]
  /** lines, as on an envelope */
  postal?: readonly string[]
  device: Device
}

/**
 * `link` carries the whole letter, `paste` the address and the subject, for a text that is copied; `file` is opened in a
 * mail program, `paper` goes by post.
 */
export type ChannelKind = 'link' | 'paste' | 'file' | 'copy' | 'paper'

/** Why a channel cannot carry a letter; each is a translation key under `channel-reasons`. */
export type ChannelReason = 'no-address' | 'device' | 'markup' | 'script' | 'too-long'

/** Whether a channel can carry a letter. */
export interface ChannelPlan {
  id: string
  kind: ChannelKind
  fits: boolean
  /** what was measured, in characters of the encoded link (links) or of the text (others) */
  length: number
  limit?: number
  reason?: ChannelReason
  url?: string
  /** for `paste`: the link it stands in for */
  insteadOf?: string
}

export interface Channel {
  id: string
  kind: ChannelKind
  plan(outgoing: OutgoingLetter): ChannelPlan
}
