import type { Channel } from './channel.ts'

/** The letter set for paper, with its address block; see app/server/typeset for how. */
export const pdf: Channel = {
  id: 'pdf',
  kind: 'paper',
  plan: ({ letter }) => ({ id: 'pdf', kind: 'paper', fits: true, length: letter.text.length }),
}
