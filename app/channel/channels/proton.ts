import { maxUrlLength, mailtoHandlerUrl } from '#app/channel/webmail-url.ts'
import type { LinkService } from '#app/channel/link-service.ts'

/** The letter stands in the fragment, which a browser keeps to itself; the page reads it there. */
export const proton: LinkService = {
  id: 'proton',
  limit: maxUrlLength,
  onPhones: false,
  link: (draft) => mailtoHandlerUrl('https://mail.proton.me/inbox/#mailto=', draft),
  // Its own code puts the text into the message as HTML: tags would vanish and &amp; would become &.
  misrenders: (text) => /<[a-z/!?]|&[#a-z]/i.test(text),
}
