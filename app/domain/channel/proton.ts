import { cautiousLimit, handOver } from './compose-url.ts'
import type { LinkService } from './link.ts'

/** The letter stands in the fragment, which a browser keeps to itself; the page reads it there. */
export const proton: LinkService = {
  id: 'proton',
  limit: cautiousLimit,
  onPhones: false,
  link: (draft) => handOver('https://mail.proton.me/inbox/#mailto=', draft),
  // Its own code puts the text into the message as HTML: tags would vanish and &amp; would become &.
  alters: (text) => /<[a-z/!?]|&[#a-z]/i.test(text),
}
