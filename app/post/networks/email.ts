import { maxMailtoLength, mailtoUrl } from '#app/channel/channels/mailto.ts'
import { appendLink, type Network } from '#app/post/network.ts'

const mailtoLetterUrl = (text: string, link: string, title: string) =>
  mailtoUrl([], { subject: title, body: appendLink(text, link) })

/**
 * A message to a friend in the supporter's own mail program: a mailto link without a recipient (RFC 6068),
 * with the same limit.
 */
export const email: Network = {
  id: 'email',
  name: 'E-mail',
  limit: maxMailtoLength,
  unit: 'encoded',
  carries: 'text',
  opens: 'at-once',
  assemble: appendLink,
  count: (text, link, title) => mailtoLetterUrl(text, link, title).length,
  intent: mailtoLetterUrl,
}
