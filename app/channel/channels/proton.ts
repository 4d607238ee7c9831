import { maxUrlLength, mailtoHandlerUrl } from '#app/channel/webmail-url.ts'
import type { LinkService } from '#app/channel/link-service.ts'

/** The letter is in the fragment, which a browser does not send; the page reads it there. */
export const proton: LinkService = {
  id: 'proton',
  limit: maxUrlLength,
  onPhones: false,
  link: (draft) => mailtoHandlerUrl('https://mail.proton.me/inbox/#mailto=', draft),
  // It inserts the text into the message as HTML: tags would vanish and &amp; would become &.
  misrenders: (text) => /<[a-z/!?]|&[#a-z]/i.test(text),
}
