import { countCodePoints } from '#app/post/characters.ts'
import type { Network } from '#app/post/network.ts'
import { percentEncode } from '#app/text/percent-encode.ts'

/** The link comes first, then a line break, then the text: https://core.telegram.org/api/links#share-links */
const linkFirst = (text: string, link: string) => `${link}\n${text}`

/** No limit is documented for it. Intent: https://core.telegram.org/widgets/share */
export const telegram: Network = {
  id: 'telegram',
  name: 'Telegram',
  unit: 'characters',
  carries: 'text',
  opens: 'at-once',
  assemble: linkFirst,
  count: (text, link) => countCodePoints(linkFirst(text, link)),
  intent: (text, link) => `https://t.me/share/url?url=${percentEncode(link)}&text=${percentEncode(text)}`,
}
