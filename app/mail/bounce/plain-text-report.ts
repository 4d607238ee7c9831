const opening = /^\s*Hi\. This is (?:the|a) /
const maxReportLength = 65_536

/**
 * Translates a plain-text report into the fields of RFC 3464, so that both kinds are classified alike: qmail's format
 * (D. J. Bernstein, "The qmail-send Bounce Message Format"), and that of programs such as Exim, which name the failed addresses in
 * the header X-Failed-Recipients. Undefined if it is neither.
 */
export function toDeliveryStatus(text: string, failedRecipients = ''): string | undefined {
  const words = text.slice(0, maxReportLength).replace(/\r\n?/g, '\n')
  const groups = opening.test(words) ? parseQmailReport(words) : parseNamedRecipients(words, failedRecipients)
  return groups.length === 0 ? undefined : groups.map(formatRecipientFields).join('\n\n')
}

type FailedRecipient = readonly [recipient: string, words: string]

/** Reads paragraphs of `<address>:` and the server's words, up to the line of hyphens before the returned letter. */
function parseQmailReport(text: string): FailedRecipient[] {
  return text.split(/\n-/, 1).flatMap((own) =>
    own.split(/\n\s*\n/).flatMap((paragraph): FailedRecipient[] => {
      const [, recipient, words] = /^\s*<([^<>\s]{1,320})>:\n([\s\S]*)$/.exec(paragraph) ?? []
      return recipient === undefined || words === undefined ? [] : [[recipient, words]]
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

const formatRecipientFields = ([recipient, words]: FailedRecipient): string =>
  [
    `Final-Recipient: rfc822; ${recipient}`,
    'Action: failed',
    `Diagnostic-Code: smtp; ${readReply(words.replace(/\s+/g, ' ').slice(0, 1000))}`,
  ].join('\n')

/** Cuts the words before the server's reply, if its code can be found: only the reply is classified. */
const readReply = (words: string): string => /(?<![\d.])5\d\d[ -].*/.exec(words)?.[0] ?? words
