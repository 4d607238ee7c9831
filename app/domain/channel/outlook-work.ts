import { cautiousLimit, handOver } from './compose-url.ts'
import type { LinkService } from './link.ts'

/**
 * Outlook on the web with an account of work or school: about 2,048 characters are reported, less what signing in adds.
 * Not outlook.office.com, whose move to this host is reported to lose the letter.
 */
export const outlookWork: LinkService = {
  id: 'outlook-work',
  limit: cautiousLimit,
  onPhones: false,
  link: (draft) => handOver('https://outlook.cloud.microsoft/mail/deeplink/compose?mailtouri=', draft),
}
