import { isAddressFailure, findEnhancedStatus, formatReplyCode } from './enhanced-status.ts'
import {
  senderReplies,
  permanentErrors,
  permanentReplies,
  temporaryErrors,
  temporaryReplies,
} from './smtp-replies.ts'

/** What is read of an error of nodemailer. */
export interface SendFailure {
  code?: string | undefined
  /** nodemailer: the code of the system where `code` is its own, as ESOCKET for ECONNREFUSED */
  originalCode?: string | undefined
  responseCode?: number | undefined
  response?: string | undefined
  command?: string | undefined
  /** the whole letter had been handed over when the connection ended: nobody knows whether it was taken */
  unanswered?: boolean | undefined
}

export interface FailureVerdict {
  kind: 'temporary' | 'permanent'
  /** `smtp-550-5.1.1`, `network-etimedout`, `mail-eenvelope`, `unknown`: never words of a server, which may hold addresses */
  reason: string
  /** evidence against the address itself, not against us, the text or the hour */
  hard: boolean
  /** nobody knows whether the letter was taken */
  unanswered?: true
}

// Up to MAIL FROM nothing was said yet of any one letter: a refused greeting, login or sender (an account that is
// suspended) must not end the whole queue.
const beforeMessage = /^(?:CONN|EHLO|HELO|LHLO|STARTTLS|AUTH|RSET|MAIL FROM)\b/

/**
 * A letter that was handed over so often without an answer is not sent again: each time may have been a copy. A second mail to
 * confirm harms nobody, and without the first its supporter could not go on; a mailbox must not be filled with them either.
 */
export const maxUnacknowledged = { letter: 2, confirmation: 5, notice: 5 } as const
export const unacknowledgedReason = 'unanswered-twice'

/**
 * Whether to try again; `unacknowledged` says how often the mail was handed over before, without an answer, and `most` how often it may be.
 * What is not known is tried again: better late than lost. Except for a letter whose end was not answered twice, whatever happened
 * between: a server that takes letters and always hangs up then would get a copy at each try.
 */
export function classifyFailure(
  failure: SendFailure,
  unacknowledged = 0,
  most: number = maxUnacknowledged.letter,
): FailureVerdict {
  const reply = findReplyCode(failure)
  if (reply !== undefined) return classifyReply(reply, failure)
  const judged = classifyError(failure)
  if (!failure.unanswered) return judged
  return unacknowledged + 1 >= most
    ? { kind: 'permanent', reason: unacknowledgedReason, hard: false, unanswered: true }
    : { ...judged, reason: `${judged.reason}-unanswered`, unanswered: true }
}

function findReplyCode({ responseCode, response }: SendFailure): number | undefined {
  const code = responseCode ?? Number(/^[45]\d\d\b/.exec(response ?? '')?.[0])
  return Number.isInteger(code) && code >= 400 && code <= 599 ? code : undefined
}

function classifyReply(reply: number, { command = '', response = '' }: SendFailure): FailureVerdict {
  const status = findEnhancedStatus(response)
  const reason = formatReplyCode(reply, status)
  const temporary =
    reply in temporaryReplies ||
    reply in senderReplies ||
    beforeMessage.test(command) ||
    (reply < 500 && !(reply in permanentReplies))
  if (temporary) return { kind: 'temporary', reason, hard: false }
  const hard = reply === 556 || isAddressFailure(status, response)
  return { kind: 'permanent', reason, hard }
}

function classifyError({ code = '', originalCode = '', response }: SendFailure): FailureVerdict {
  // With words of the server, if only such as nobody understands, it was not the library that refused.
  if (Object.hasOwn(permanentErrors, code) && response === undefined)
    return { kind: 'permanent', reason: `mail-${formatErrorCode(code)}`, hard: false }
  const known = [originalCode, code].find((name) => Object.hasOwn(temporaryErrors, name))
  return {
    kind: 'temporary',
    reason: known === undefined ? 'unknown' : `network-${formatErrorCode(known)}`,
    hard: false,
  }
}

const formatErrorCode = (code: string): string => code.toLowerCase().replaceAll('_', '-')
