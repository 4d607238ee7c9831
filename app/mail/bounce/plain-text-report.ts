const opening = /^\s*Hi\. This is (?:the|a) /
const maxReportLength = 65_536

/**
 * The fields of RFC 3464 for a report that was written as plain text, so that both are judged alike: qmail's format
 * (D. J. Bernstein, "The qmail-send Bounce Message Format"), and programs that name who failed in the header
 * X-Failed-Recipients, as Exim does. Undefined if it is neither.
 */
export function toDeliveryStatus(text: string, failedRecipients = ''): string | undefined {
  const words = text.slice(0, maxReportLength).replace(/\r\n?/g, '\n')
  const groups = opening.test(words) ? parseQmailReport(words) : parseNamedRecipients(words, failedRecipients)
  return groups.length === 0 ? undefined : groups.map(formatRecipientFields).join('\n\n')
}

type FailedRecipient = readonly [recipient: string, said: string]

/** Paragraphs of `<address>:` and what was said, up to the line of hyphens before the letter that came back. */
function parseQmailReport(words: string): FailedRecipient[] {
  return words.split(/\n-/, 1).flatMap((own) =>
    own.split(/\n\s*\n/).flatMap((paragraph): FailedRecipient[] => {
      const [, recipient, said] = /^\s*<([^<>\s]{1,320})>:\n([\s\S]*)$/.exec(paragraph) ?? []
      return recipient === undefined || said === undefined ? [] : [[recipient, said]]
    }),
  )
}

function parseNamedRecipients(words: string, failedRecipients: string): FailedRecipient[] {
  const named = failedRecipients.slice(0, 1000).split(',')
  return named.flatMap((each): FailedRecipient[] => {
    const recipient = each.trim()
    if (!/^[^\s@]+@[^\s@]+$/.test(recipient)) return []
    const at = words.indexOf(recipient)
    return [[recipient, at < 0 ? '' : (words.slice(at + recipient.length).split(/\n\s*\n/, 1)[0] ?? '')]]
  })
}

const formatRecipientFields = ([recipient, said]: FailedRecipient): string =>
  [
    `Final-Recipient: rfc822; ${recipient}`,
    'Action: failed',
    `Diagnostic-Code: smtp; ${readReply(said.replace(/\s+/g, ' ').slice(0, 1000))}`,
  ].join('\n')

/** From the server's reply on, if its number can be found: that is what is judged. */
const readReply = (said: string): string => /(?<![\d.])5\d\d[ -].*/.exec(said)?.[0] ?? said
