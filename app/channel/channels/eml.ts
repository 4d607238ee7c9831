import type { Channel, ChannelReason } from '#app/channel/channel.ts'
import { isPhone } from '#app/channel/device.ts'

/**
 * A draft to open in a mail program; see app/documents/eml/ for the file itself. No length limit was found.
 */
export const emlChannel: Channel = {
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
