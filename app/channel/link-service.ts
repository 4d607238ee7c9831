import type { MailableAddress } from '#app/recipient/address.ts'
import type { Channel, ChannelReason, OutgoingLetter } from './channel.ts'
import { isPhone } from './device.ts'

/** The fields of a new message that a link can fill in. */
export interface DraftMessage {
  to: readonly MailableAddress[]
  cc: readonly MailableAddress[]
  subject: string
  /** lines end with \n; undefined if the text is pasted by hand */
  body?: string
}

/** A mail program, or webmail, that opens a new message from a link. */
export interface LinkService {
  id: string
  /** in characters of the whole encoded link; docs/channels.md has the source of each number */
  limit: number
  /** whether the link works on phones, where webmail opens its inbox instead */
  onPhones: boolean
  link(draft: DraftMessage): string
  /** whether the service would alter this text */
  misrenders?(text: string): boolean
}

/** Creates the channel with the whole letter in the link. */
export const fullLetterChannel = (service: LinkService): Channel => ({
  id: service.id,
  kind: 'link',
  plan: ({ letter, ...rest }) => ({
    id: service.id,
    kind: 'link',
    ...measure(service, rest, { ...rest, subject: letter.subject, body: letter.text }),
  }),
})

/** Creates the channel with address and subject in the link, for a text that is copied and pasted. */
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
