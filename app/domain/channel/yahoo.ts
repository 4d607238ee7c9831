import { cautiousLimit, fillIn } from './compose-url.ts'
import type { LinkService } from './link.ts'

/** Widely used, documented nowhere; whether `cc` is taken over is not confirmed. */
export const yahoo: LinkService = {
  id: 'yahoo',
  limit: cautiousLimit,
  onPhones: false,
  link: (draft) => fillIn('https://compose.mail.yahoo.com/?', { subject: 'subject' }, draft),
}
