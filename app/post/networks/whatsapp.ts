import { countCodePoints } from '#app/post/characters.ts'
import { appendLink, type Network } from '#app/post/network.ts'
import { percentEncode } from '#app/text/percent-encode.ts'

/**
 * No limit is documented for it. Intent: `wa.me` without a number asks for the recipient; confirmed only by
 * secondary guides and public code.
 */
export const whatsapp: Network = {
  id: 'whatsapp',
  name: 'WhatsApp',
  unit: 'characters',
  carries: 'text',
  opens: 'at-once',
  assemble: appendLink,
  count: (text, link) => countCodePoints(appendLink(text, link)),
  intent: (text, link) => `https://wa.me/?text=${percentEncode(appendLink(text, link))}`,
}
