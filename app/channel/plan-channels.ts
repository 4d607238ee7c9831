import type { Channel, ChannelPlan, OutgoingLetter } from './channel.ts'
import { copyChannel } from './channels/copy.ts'
import { emlChannel } from './channels/eml.ts'
import { gmail } from './channels/gmail.ts'
import { pasteChannel, fullLetterChannel, type LinkService } from './link-service.ts'
import { mailto } from './channels/mailto.ts'
import { outlookWork } from './channels/outlook-work.ts'
import { outlook } from './channels/outlook.ts'
import { pdfChannel } from './channels/pdf.ts'
import { printChannel } from './channels/print.ts'
import { proton } from './channels/proton.ts'
import { yahoo } from './channels/yahoo.ts'

/** The supporter's own mail program first, then webmail. */
export const linkServices: readonly LinkService[] = [mailto, gmail, outlook, outlookWork, yahoo, proton]

/** In the order they are offered. */
export const channels: readonly Channel[] = [
  ...linkServices.map(fullLetterChannel),
  ...linkServices.map(pasteChannel),
  copyChannel,
  emlChannel,
  pdfChannel,
  printChannel,
]

/**
 * Plans every channel for a letter: whether it fits, and why not. Paper comes first if no email is known.
 */
export function planChannels(outgoing: OutgoingLetter): ChannelPlan[] {
  const plans = channels.map((channel) => channel.plan(outgoing))
  const byPost = ({ kind }: ChannelPlan) => kind === 'paper'
  return outgoing.to.length === 0
    ? [...plans.filter(byPost), ...plans.filter((plan) => !byPost(plan))]
    : plans
}
