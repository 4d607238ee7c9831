import type { Channel, ChannelPlan, Outgoing } from './channel.ts'
import { copy } from './copy.ts'
import { eml } from './eml.ts'
import { mailto, mailtoPaste } from './mailto.ts'
import { print } from './print.ts'

/** In the order they are offered. */
export const channels: readonly Channel[] = [mailto, mailtoPaste, eml, copy, print]

/** Every channel with whether it can carry this letter, and why not. */
export const planChannels = (outgoing: Outgoing): ChannelPlan[] =>
  channels.map((channel) => channel.plan(outgoing))
