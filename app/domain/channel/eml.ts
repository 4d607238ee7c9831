import type { Channel } from './channel.ts'

/** A draft to open in a mail program; see app/server/eml.server.ts for the file itself. No length limit was found. */
export const eml: Channel = {
  id: 'eml',
  plan: ({ letter, to }) =>
    to.length === 0
      ? { id: 'eml', fits: false, length: letter.text.length, reason: 'no-address' }
      : { id: 'eml', fits: true, length: letter.text.length },
}
