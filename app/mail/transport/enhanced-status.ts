// Not part of a longer row of numbers, such as a network address.
const status = /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?!\.?\d)/

/** Finds the first enhanced status code of a text, like `5.1.1` (RFC 3463, 2). */
export const findEnhancedStatus = (text: string): string | undefined => status.exec(text.slice(0, 2000))?.[0]

/** Formats the part of a reply that is kept: `smtp-550-5.1.1`. */
export const formatReplyCode = (reply: number | string, code: string | undefined): string =>
  code === undefined ? `smtp-${reply}` : `smtp-${reply}-${code}`

/**
 * Statuses of an address that is wrong and will be wrong tomorrow. Others are about us, the text or the hour.
 */
const invalidAddressStatuses: Readonly<Record<string, string>> = {
  '5.1.1': 'no such mailbox: RFC 3463, 3.2',
  '5.1.2': 'no such system: RFC 3463, 3.2',
  '5.1.3': 'the address is malformed: RFC 3463, 3.2',
  '5.1.6': 'the mailbox has moved: RFC 3463, 3.2',
  '5.1.10': 'the domain takes no mail: RFC 7505, 4.2; Exchange: recipient not found',
  '5.2.1': 'the mailbox is disabled: RFC 3463, 3.3',
  '5.4.4': 'no way to the domain, which DNS does not know: RFC 3463, 3.5',
}

const isInvalidAddressStatus = (code: string): boolean => Object.hasOwn(invalidAddressStatuses, code)

// Phrases of servers that give no enhanced status, such as Exim by default.
const noSuchMailbox =
  /(?:no such|unknown|invalid|non-?existent) (?:user|recipient|mailbox|address|account|person|local)|(?:user|recipient|mailbox|address|account)(?: \S{1,320})? (?:is )?(?:unknown|not found|does(?: not|n't) exist|disabled|invalid|no longer)|unrouteable address|no mailbox here/i
const otherCauses =
  /spam|block|black|deny|denied|policy|reputation|spf|dkim|dmarc|rbl|dnsbl|relay|listed|greylist|quota|full|size|auth|verif/i

/**
 * Guesses whether a reply without a meaningful status says in words that there is no such address. It is careful: a reply that also
 * speaks of spam, policy or a full mailbox does not count.
 */
const isNoSuchMailboxReply = (reply: string): boolean =>
  noSuchMailbox.test(reply.slice(0, 2000)) && !otherCauses.test(reply.slice(0, 2000))

/**
 * Decides whether a reply of class 5 is evidence against the address: by its status, or by its words where the status is generic.
 */
export const isAddressFailure = (code: string | undefined, reply: string): boolean =>
  code === undefined || code === '5.0.0' ? isNoSuchMailboxReply(reply) : isInvalidAddressStatus(code)
