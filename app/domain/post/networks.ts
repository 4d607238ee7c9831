import type { Network } from './network.ts'
import { bluesky } from './networks/bluesky.ts'
import { x } from './networks/x.ts'

export const networks: readonly Network[] = [x, bluesky]

export const findNetwork = (id: string): Network | undefined => networks.find((network) => network.id === id)
