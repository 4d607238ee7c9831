import { countCodePoints } from '#app/post/characters.ts'
import type { Network } from '#app/post/network.ts'
import { percentEncode } from '#app/text/percent-encode.ts'

/**
 * Takes only the link. Intent: next-share 0.27.0 and vue-socials 2.0.5; LinkedIn documents its script only.
 */
export const linkedin: Network = {
  id: 'linkedin',
  name: 'LinkedIn',
  unit: 'characters',
  carries: 'link',
  opens: 'at-once',
  assemble: (text) => text,
  count: countCodePoints,
  intent: (_text, link) => `https://www.linkedin.com/sharing/share-offsite/?url=${percentEncode(link)}`,
}
