import { countCodePoints } from '../characters.ts'
import { encode, linkLast, type Network } from '../network.ts'

/** No limit is documented for it. Intent: `wa.me` without a number asks to whom; seen in secondary guides and public code only. */
export const whatsapp: Network = {
  id: 'whatsapp',
  name: 'WhatsApp',
  unit: 'characters',
  carries: 'text',
  opens: 'at-once',
  assemble: linkLast,
  count: (text, link) => countCodePoints(linkLast(text, link)),
  intent: (text, link) => `https://wa.me/?text=${encode(linkLast(text, link))}`,
}
