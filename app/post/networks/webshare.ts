import { countCodePoints } from '#app/post/characters.ts'
import { appendLink, type Network } from '#app/post/network.ts'

/**
 * The device's share sheet, where the browser supports it (W3C Web Share). A script opens it, and cannot see
 * which app was chosen. Apps combine text and link in their own way.
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
