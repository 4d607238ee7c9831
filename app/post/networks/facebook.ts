import { countCodePoints } from '#app/post/characters.ts'
import type { Network } from '#app/post/network.ts'
import { percentEncode } from '#app/text/percent-encode.ts'

/**
 * Takes only the link: its sharer has no parameter for text. Intent: react-share 5.3.0, which dropped
 * `quote`.
 */
export const facebook: Network = {
  id: 'facebook',
  name: 'Facebook',
  unit: 'characters',
  carries: 'link',
  opens: 'at-once',
  assemble: (text) => text,
  count: countCodePoints,
  intent: (_text, link) => `https://www.facebook.com/sharer/sharer.php?u=${percentEncode(link)}`,
}
