// Ids are UUIDs (RFC 9562): 122 random bits that nobody guesses, so a report can be believed to come from whom we
// wrote to.
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Where reports about one mail come back to (variable envelope return path, D. J. Bernstein 1997; RFC 5321, 4.4). */
export const formatEnvelopeSender = (id: string, domain: string): string => `bounce+${id}@${domain}`

/**
 * The mail's id (in small letters) of an address a report came to, with or without `<>`; undefined if it is not ours.
 */
export function findIdInEnvelopeRecipient(address: string, domain: string): string | undefined {
  const own = unwrap(address)
  const tail = `@${domain.toLowerCase()}`
  if (!own.startsWith('bounce+') || !own.endsWith(tail)) return undefined
  return toMailId(own.slice('bounce+'.length, -tail.length))
}

/** The same at every try, so that a server that got the letter twice can know it (RFC 5322, 3.6.4). */
export const formatMessageId = (id: string, domain: string): string => `<${id}@${domain}>`

/** The mail's id of a Message-ID in returned headers; undefined if it is not ours. */
export function findIdInMessageId(text: string, domain: string): string | undefined {
  const own = unwrap(text)
  const tail = `@${domain.toLowerCase()}`
  return own.endsWith(tail) ? toMailId(own.slice(0, -tail.length)) : undefined
}

const unwrap = (text: string): string =>
  text
    .slice(0, 400)
    .trim()
    .replace(/^<([^<>]*)>$/, '$1')
    .toLowerCase()

const toMailId = (text: string): string | undefined => (uuid.test(text) ? text : undefined)
