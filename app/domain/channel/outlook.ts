import { handOver } from './compose-url.ts'
import type { LinkService } from './link.ts'

/**
 * Outlook.com, Hotmail, Live. A text of 8,000 characters was seen to arrive at this host, links over 31,145 were refused.
 * `mailtouri` is what it registers itself in browsers with; a plain `cc` is reported to be dropped.
 */
export const outlook: LinkService = {
  id: 'outlook',
  limit: 7200,
  onPhones: false,
  link: (draft) => handOver('https://outlook.live.com/mail/deeplink/compose?mailtouri=', draft),
}
