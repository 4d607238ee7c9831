import { countCodePoints } from '#app/post/characters.ts'
import { appendLink, type Network } from '#app/post/network.ts'
import { percentEncode } from '#app/text/percent-encode.ts'

/**
 * No limit is documented for it. Intent:
 * https://developers.line.biz/en/docs/line-login/using-line-url-scheme/, on phones only; the share button's
 * address works elsewhere too but drops the text on iPhones, where most of its readers are.
 */
export const line: Network = {
  id: 'line',
  name: 'LINE',
  unit: 'characters',
  carries: 'text',
  opens: 'at-once',
  assemble: appendLink,
  count: (text, link) => countCodePoints(appendLink(text, link)),
  intent: (text, link) => `https://line.me/R/share?text=${percentEncode(appendLink(text, link))}`,
}
