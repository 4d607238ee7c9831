import { webmailUrl } from '#app/channel/webmail-url.ts'
import type { LinkService } from '#app/channel/link-service.ts'

/**
 * About 4,096 characters are reported to arrive, 6,410 to be refused. Google documents neither the address
 * nor a number.
 */
export const gmail: LinkService = {
  id: 'gmail',
  limit: 3600,
  onPhones: false,
  link: (draft) => webmailUrl('https://mail.google.com/mail/?view=cm&fs=1&', { subject: 'su' }, draft),
}
