import type { Channel } from './channel.ts'

/** The letter alone on paper, for the post. */
export const print: Channel = {
  id: 'print',
  plan: ({ letter }) => ({ id: 'print', fits: true, length: letter.text.length }),
}
