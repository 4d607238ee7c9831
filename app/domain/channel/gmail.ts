import { fillIn } from './compose-url.ts'
import type { LinkService } from './link.ts'

/** About 4,096 characters are reported to arrive, 6,410 to be refused. Google documents neither the address nor a number. */
export const gmail: LinkService = {
  id: 'gmail',
  limit: 3600,
  onPhones: false,
  link: (draft) => fillIn('https://mail.google.com/mail/?view=cm&fs=1&', { subject: 'su' }, draft),
}
