import type { Mailable } from '../directory/address.ts'
import type { EditedLetter } from '../letter/edited.ts'

/** A letter on its way to somebody. */
export interface Outgoing {
  letter: EditedLetter
  to: readonly Mailable[]
}

/** Whether a channel can carry a letter. `reason` is a translation key under `channel-reasons`. */
export interface ChannelPlan {
  id: string
  fits: boolean
  /** what was measured, in characters of the encoded link (links) or of the text (others) */
  length: number
  limit?: number
  reason?: 'too-long' | 'no-address'
  url?: string
}

export interface Channel {
  id: string
  plan(outgoing: Outgoing): ChannelPlan
}
