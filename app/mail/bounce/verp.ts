// Ids are UUIDs (RFC 9562): 122 random bits cannot be guessed, so a report that names one comes from a server that got the message.
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Formats the address for reports about one message (variable envelope return path, D. J. Bernstein 1997; RFC 5321, 4.4). */
export const formatEnvelopeSender = (id: string, domain: string): string => `bounce+${id}@${domain}`

/** Finds the lowercase message id in the address that a report was sent to, with or without `<>`; undefined if it is not ours. */
export function findIdInEnvelopeRecipient(address: string, domain: string): string | undefined {
  const own = unwrap(address)
  const tail = `@${domain.toLowerCase()}`
  if (!own.startsWith('bounce+') || !own.endsWith(tail)) return undefined
  return toMailId(own.slice('bounce+'.length, -tail.length))
}

/** Formats a Message-ID that is the same at every attempt, so that a server can recognise a second copy (RFC 5322, 3.6.4). */
export const formatMessageId = (id: string, domain: string): string => `<${id}@${domain}>`

/** Finds the message id in a Message-ID of returned headers; undefined if it is not ours. */
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
