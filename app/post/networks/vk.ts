import { countCodePoints } from '#app/post/characters.ts'
import type { Network } from '#app/post/network.ts'
import { percentEncode } from '#app/text/percent-encode.ts'

/**
 * Off unless the campaign turns it on. `title` is the title of the link preview; there is no parameter for
 * text. Intent: react-share 5.3.0.
 */
export const vk: Network = {
  id: 'vk',
  name: 'VK',
  unit: 'characters',
  carries: 'link',
  opens: 'at-once',
  assemble: (text) => text,
  count: countCodePoints,
  intent: (_text, link, title) =>
    `https://vk.com/share.php?url=${percentEncode(link)}&title=${percentEncode(title)}`,
}
