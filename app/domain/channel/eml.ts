import type { Channel, ChannelReason } from './channel.ts'
import { isPhone } from './device.ts'

/** A draft to open in a mail program; see app/server/eml.server.ts for the file itself. No length limit was found. */
export const eml: Channel = {
  id: 'eml',
  kind: 'file',
  plan({ letter, to, device }) {
    const plan = (reason?: ChannelReason) =>
      ({
        id: 'eml',
        kind: 'file',
        length: letter.text.length,
        ...(reason ? { reason } : {}),
        fits: !reason,
      }) as const
    if (to.length === 0) return plan('no-address')
    return isPhone(device) ? plan('device') : plan()
  },
}
