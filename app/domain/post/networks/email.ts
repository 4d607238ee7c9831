import { mailtoLimit, showMailto } from '../../channel/mailto.ts'
import { linkLast, type Network } from '../network.ts'

const letter = (text: string, link: string, title: string) =>
  showMailto([], { subject: title, body: linkLast(text, link) })

/** A letter to a friend in the supporter's own mail program: a link without a recipient (RFC 6068), measured like any other mail link. */
export const email: Network = {
  id: 'email',
  name: 'E-mail',
  limit: mailtoLimit,
  unit: 'encoded',
  carries: 'text',
  opens: 'at-once',
  assemble: linkLast,
  count: (text, link, title) => letter(text, link, title).length,
  intent: letter,
}
