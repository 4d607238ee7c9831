import { isRiskyNetwork } from '#app/reference/risky-networks.ts'
import type { Network } from './network.ts'
import { bluesky } from './networks/bluesky.ts'
import { email } from './networks/email.ts'
import { facebook } from './networks/facebook.ts'
import { line } from './networks/line.ts'
import { linkedin } from './networks/linkedin.ts'
import { mastodon } from './networks/mastodon.ts'
import { telegram } from './networks/telegram.ts'
import { threads } from './networks/threads.ts'
import { vk } from './networks/vk.ts'
import { webshare } from './networks/webshare.ts'
import { weibo } from './networks/weibo.ts'
import { whatsapp } from './networks/whatsapp.ts'
import { x } from './networks/x.ts'

/** In the order in which they are offered. */
export const networks: readonly Network[] = [
  x,
  bluesky,
  mastodon,
  threads,
  whatsapp,
  line,
  telegram,
  email,
  webshare,
  facebook,
  linkedin,
  weibo,
  vk,
]

export const findNetwork = (id: string): Network | undefined => networks.find((network) => network.id === id)

/** Lists all networks except the risky ones that the campaign has not turned on. */
export const listNetworks = (turnedOn: readonly string[]): Network[] =>
  networks.filter(({ id }) => !isRiskyNetwork(id) || turnedOn.includes(id))
