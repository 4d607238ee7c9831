import type { Channel } from './channel.ts'

/** Subject and text to copy by hand or with a button. */
export const copy: Channel = {
  id: 'copy',
  kind: 'copy',
  plan: ({ letter }) => ({ id: 'copy', kind: 'copy', fits: true, length: letter.text.length }),
}
