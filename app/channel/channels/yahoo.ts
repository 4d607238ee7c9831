import { maxUrlLength, webmailUrl } from '#app/channel/webmail-url.ts'
import type { LinkService } from '#app/channel/link-service.ts'

/** Widely used, but not documented; support for `cc` is not confirmed. */
export const yahoo: LinkService = {
  id: 'yahoo',
  limit: maxUrlLength,
  onPhones: false,
  link: (draft) => webmailUrl('https://compose.mail.yahoo.com/?', { subject: 'subject' }, draft),
}
