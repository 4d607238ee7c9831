const opening = /^\s*Hi\. This is (?:the|a) /
const longest = 65_536

/**
 * The fields of RFC 3464 for a report that was written as plain text, so that both are judged alike: qmail's format
 * (D. J. Bernstein, "The qmail-send Bounce Message Format"), and programs that name who failed in the header
 * X-Failed-Recipients, as Exim does. Undefined if it is neither.
 */
export function writeDeliveryStatus(text: string, failedRecipients = ''): string | undefined {
  const words = text.slice(0, longest).replace(/\r\n?/g, '\n')
  const groups = opening.test(words) ? readQmail(words) : readNamed(words, failedRecipients)
  return groups.length === 0 ? undefined : groups.map(showGroup).join('\n\n')
}

type Group = readonly [recipient: string, said: string]

/** Paragraphs of `<address>:` and what was said, up to the line of hyphens before the letter that came back. */
function readQmail(words: string): Group[] {
  return words.split(/\n-/, 1).flatMap((own) =>
    own.split(/\n\s*\n/).flatMap((paragraph): Group[] => {
      const [, recipient, said] = /^\s*<([^<>\s]{1,320})>:\n([\s\S]*)$/.exec(paragraph) ?? []
      return recipient === undefined || said === undefined ? [] : [[recipient, said]]
    }),
  )
}

function readNamed(words: string, failedRecipients: string): Group[] {
  const named = failedRecipients.slice(0, 1000).split(',')
  return named.flatMap((each): Group[] => {
    const recipient = each.trim()
    if (!/^[^\s@]+@[^\s@]+$/.test(recipient)) return []
    const at = words.indexOf(recipient)
    return [[recipient, at < 0 ? '' : (words.slice(at + recipient.length).split(/\n\s*\n/, 1)[0] ?? '')]]
  })
}

const showGroup = ([recipient, said]: Group): string =>
  [
    `Final-Recipient: rfc822; ${recipient}`,
    'Action: failed',
    `Diagnostic-Code: smtp; ${readReply(said.replace(/\s+/g, ' ').slice(0, 1000))}`,
  ].join('\n')

/** From the server's reply on, if its number can be found: that is what is judged. */
const readReply = (said: string): string => /(?<![\d.])5\d\d[ -].*/.exec(said)?.[0] ?? said
