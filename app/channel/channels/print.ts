import type { Channel } from '#app/channel/channel.ts'

/** The letter alone on paper, as the browser prints it. */
export const printChannel: Channel = {
  id: 'print',
  kind: 'paper',
  plan: ({ letter }) => ({ id: 'print', kind: 'paper', fits: true, length: letter.text.length }),
}
