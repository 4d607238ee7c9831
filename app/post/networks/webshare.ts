import { countCodePoints } from '#app/post/characters.ts'
import { appendLink, type Network } from '#app/post/network.ts'

/**
 * The device's own sheet of apps, where the browser has one (W3C Web Share). A script opens it; which app was chosen
 * nobody learns. Apps put text and link together in their own way.
 */
export const webshare: Network = {
  id: 'webshare',
  name: 'Web Share',
  unit: 'characters',
  carries: 'text',
  opens: 'on-device',
  assemble: appendLink,
  count: (text, link) => countCodePoints(appendLink(text, link)),
  intent: (_text, link) => link,
}
