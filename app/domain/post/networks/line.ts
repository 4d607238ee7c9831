import { countCodePoints } from '../characters.ts'
import { encode, linkLast, type Network } from '../network.ts'

/**
 * No limit is documented for it. Intent: https://developers.line.biz/en/docs/line-login/using-line-url-scheme/, on phones
 * only; the share button's address works elsewhere too but drops the text on iPhones, where most of its readers are.
 */
export const line: Network = {
  id: 'line',
  name: 'LINE',
  unit: 'characters',
  carries: 'text',
  opens: 'at-once',
  assemble: linkLast,
  count: (text, link) => countCodePoints(linkLast(text, link)),
  intent: (text, link) => `https://line.me/R/share?text=${encode(linkLast(text, link))}`,
}
