import { mailtoHandlerUrl } from '#app/channel/webmail-url.ts'
import type { LinkService } from '#app/channel/link-service.ts'

/**
 * Outlook.com, Hotmail, Live. A text of 8,000 characters was seen to arrive at this host; links over 31,145
 * were refused. `mailtouri` is the parameter with which it registers as a mailto handler; a plain `cc` is
 * reported to be dropped.
 */
export const outlook: LinkService = {
  id: 'outlook',
  limit: 7200,
  onPhones: false,
  link: (draft) => mailtoHandlerUrl('https://outlook.live.com/mail/deeplink/compose?mailtouri=', draft),
}
