import { countCodePoints } from '../characters.ts'
import { linkLast, type Network } from '../network.ts'

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
  assemble: linkLast,
  count: (text, link) => countCodePoints(linkLast(text, link)),
  intent: (_text, link) => link,
}
