import type { MailableAddress } from '#app/recipient/address.ts'
import type { Channel, ChannelReason, OutgoingLetter } from './channel.ts'
import { isPhone } from './device.ts'

/** A new message, as far as a link can fill it in. */
export interface DraftMessage {
  to: readonly MailableAddress[]
  cc: readonly MailableAddress[]
  subject: string
  /** lines end with \n; without it the text is pasted by hand */
  body?: string
}

/** A mail program, or webmail, that opens a new message from a link. */
export interface LinkService {
  id: string
  /** in characters of the whole encoded link; where each number is from stands in docs/channels.md */
  limit: number
  /** whether a phone opens the new message; webmail shows its inbox there */
  onPhones: boolean
  link(draft: DraftMessage): string
  /** whether it would show this text otherwise than it is written */
  misrenders?(text: string): boolean
}

/** The whole letter in the link. */
export const fullLetterChannel = (service: LinkService): Channel => ({
  id: service.id,
  kind: 'link',
  plan: ({ letter, ...rest }) => ({
    id: service.id,
    kind: 'link',
    ...measure(service, rest, { ...rest, subject: letter.subject, body: letter.text }),
  }),
})

/** Address and subject in the link; the text is copied and pasted. */
export const pasteChannel = (service: LinkService): Channel => ({
  id: `${service.id}-paste`,
  kind: 'paste',
  plan: ({ letter, ...rest }) => ({
    id: `${service.id}-paste`,
    kind: 'paste',
    insteadOf: service.id,
    ...measure(service, rest, { ...rest, subject: letter.subject }),
  }),
})

function measure(
  { limit, onPhones, link, misrenders }: LinkService,
  { to, device }: Pick<OutgoingLetter, 'to' | 'device'>,
  { cc, subject, body }: Omit<DraftMessage, 'to'>,
) {
  const refuse = (reason: ChannelReason, length = 0) => ({ fits: false, length, limit, reason })
  if (to.length === 0) return refuse('no-address')
  if (!onPhones && isPhone(device)) return refuse('device')
  if (misrenders?.(`${subject}\n${body ?? ''}`)) return refuse('markup')
  const url = link({ to, cc, subject, ...(body === undefined ? {} : { body }) })
  return url.length > limit ? refuse('too-long', url.length) : { fits: true, length: url.length, limit, url }
}
