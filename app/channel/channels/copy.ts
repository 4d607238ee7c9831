import type { Channel } from '#app/channel/channel.ts'

/** Subject and text to copy by hand or with a button. */
export const copyChannel: Channel = {
  id: 'copy',
  kind: 'copy',
  plan: ({ letter }) => ({ id: 'copy', kind: 'copy', fits: true, length: letter.text.length }),
}
