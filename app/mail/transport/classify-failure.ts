import { isAddressFailure, findEnhancedStatus, formatReplyCode } from './enhanced-status.ts'
import {
  senderReplies,
  permanentErrors,
  permanentReplies,
  temporaryErrors,
  temporaryReplies,
} from './smtp-replies.ts'

/** Fields that are read of nodemailer's errors. */
export interface SendFailure {
  code?: string | undefined
  /** the system's code where `code` is nodemailer's own, as ESOCKET for ECONNREFUSED */
  originalCode?: string | undefined
  responseCode?: number | undefined
  response?: string | undefined
  command?: string | undefined
  /** the whole letter had been handed over when the connection ended: it may have been accepted */
  unanswered?: boolean | undefined
}

export interface FailureVerdict {
  kind: 'temporary' | 'permanent'
  /** `smtp-550-5.1.1`, `network-etimedout`, `mail-eenvelope`, `unknown`: never words of a server, which may hold addresses */
  reason: string
  /** evidence against the address itself, not against us, the text or the hour */
  hard: boolean
  /** the letter may have been accepted */
  unanswered?: true
}

// Up to MAIL FROM the server knows nothing of the letter: a refused greeting, login or sender (a suspended account) must not end the
// whole queue.
const beforeMessage = /^(?:CONN|EHLO|HELO|LHLO|STARTTLS|AUTH|RSET|MAIL FROM)\b/

/**
 * Attempts without an answer after which a message is given up: each may have delivered a copy. A second confirmation email harms
 * nobody, and without one its supporter could not go on; a mailbox must not be filled with them either.
 */
export const maxUnacknowledged = { letter: 2, confirmation: 5, notice: 5 } as const
export const unacknowledgedReason = 'unanswered-twice'

/**
 * Decides whether to try again; `unacknowledged` counts earlier attempts without an answer. An unknown failure is tried again: better
 * late than lost. The exception is a message that has had `maxUnanswered` attempts without an answer: a server that accepts
 * messages and then always hangs up would get a copy at each attempt.
 */
export function classifyFailure(
  failure: SendFailure,
  unacknowledged = 0,
  maxUnanswered: number = maxUnacknowledged.letter,
): FailureVerdict {
  const reply = findReplyCode(failure)
  if (reply !== undefined) return classifyReply(reply, failure)
  const verdict = classifyError(failure)
  if (!failure.unanswered) return verdict
  return unacknowledged + 1 >= maxUnanswered
    ? { kind: 'permanent', reason: unacknowledgedReason, hard: false, unanswered: true }
    : { ...verdict, reason: `${verdict.reason}-unanswered`, unanswered: true }
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
  // With words of the server, even unreadable ones, it was not the library that refused.
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
