import { countCodePoints } from '#app/post/characters.ts'
import { appendLink, type Network } from '#app/post/network.ts'
import { percentEncode } from '#app/text/percent-encode.ts'

/**
 * Off unless the campaign turns it on. No limit is documented for its share page; the API's 140 Chinese
 * characters (https://open.weibo.com/wiki/2/statuses/share) are as much as X's 280 allow anyway. Intent:
 * react-share 5.3.0, vue-socials 2.0.5; they use http; the host was not tried.
 */
export const weibo: Network = {
  id: 'weibo',
  name: 'Weibo',
  unit: 'characters',
  carries: 'text',
  opens: 'at-once',
  assemble: appendLink,
  count: (text, link) => countCodePoints(appendLink(text, link)),
  intent: (text, link) =>
    `https://service.weibo.com/share/share.php?url=${percentEncode(link)}&title=${percentEncode(text)}`,
}
