import { countCodePoints, splitEmoji } from '#app/post/characters.ts'
import { appendLink, type Network } from '#app/post/network.ts'
import { percentEncode } from '#app/text/percent-encode.ts'

const utf8 = new TextEncoder()

/**
 * "Text posts are limited to 500 characters. Emojis are counted as the number of UTF-8 bytes":
 * https://developers.facebook.com/documentation/threads/posts (14 April 2026). A link counts in full: no
 * exception is documented. Intent: https://developers.facebook.com/documentation/threads/threads-web-intents
 */
export const threads: Network = {
  id: 'threads',
  name: 'Threads',
  limit: 500,
  unit: 'emoji-bytes',
  carries: 'text',
  opens: 'at-once',
  assemble: appendLink,
  count(text, link) {
    const { rest, emoji } = splitEmoji(appendLink(text, link))
    return countCodePoints(rest) + utf8.encode(emoji.join('')).length
  },
  intent: (text, link) => `https://www.threads.com/intent/post?text=${percentEncode(appendLink(text, link))}`,
}
