import type { Channel, ChannelPlan, Outgoing } from './channel.ts'
import { copy } from './copy.ts'
import { eml } from './eml.ts'
import { gmail } from './gmail.ts'
import { subjectAlone, wholeLetter, type LinkService } from './link.ts'
import { mailto } from './mailto.ts'
import { outlookWork } from './outlook-work.ts'
import { outlook } from './outlook.ts'
import { pdf } from './pdf.ts'
import { print } from './print.ts'
import { proton } from './proton.ts'
import { yahoo } from './yahoo.ts'

/** The supporter's own mail program first, then webmail. */
export const linkServices: readonly LinkService[] = [mailto, gmail, outlook, outlookWork, yahoo, proton]

/** In the order they are offered. */
export const channels: readonly Channel[] = [
  ...linkServices.map(wholeLetter),
  ...linkServices.map(subjectAlone),
  copy,
  eml,
  pdf,
  print,
]

/** Every channel with whether it can carry this letter, and why not. What nobody can be sent by e-mail goes by post first. */
export function planChannels(outgoing: Outgoing): ChannelPlan[] {
  const plans = channels.map((channel) => channel.plan(outgoing))
  const byPost = ({ kind }: ChannelPlan) => kind === 'paper'
  return outgoing.to.length === 0
    ? [...plans.filter(byPost), ...plans.filter((plan) => !byPost(plan))]
    : plans
}
