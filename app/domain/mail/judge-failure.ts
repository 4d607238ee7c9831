import { blamesAddress, readStatus, showReply } from './enhanced-status.ts'
import {
  ownReplies,
  permanentErrors,
  permanentReplies,
  temporaryErrors,
  temporaryReplies,
} from './replies.ts'

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

export interface Judgement {
  kind: 'temporary' | 'permanent'
  /** `smtp-550-5.1.1`, `network-etimedout`, `mail-eenvelope`, `unknown`: never words of a server, which may hold addresses */
  reason: string
  /** evidence against the address itself, not against us, the text or the hour */
  hard: boolean
}

// Up to MAIL FROM nothing was said yet of any one letter: a refused greeting, login or sender (an account that is
// suspended) must not end the whole queue.
const beforeLetter = /^(?:CONN|EHLO|HELO|LHLO|STARTTLS|AUTH|RSET|MAIL FROM)\b/

/**
 * Whether to try again; `earlier` is the reason of the try before. What is not known is tried again: better late than
 * lost. Except for a letter whose end was not answered twice, whatever happened between: a server that takes letters
 * and always hangs up then would get a copy at each try.
 */
export function judgeFailure(failure: SendFailure, earlier?: string | null): Judgement {
  const reply = readReply(failure)
  if (reply !== undefined) return remember(judgeReply(reply, failure), earlier)
  const judged = judgeError(failure)
  if (!failure.unanswered) return remember(judged, earlier)
  return wasUnanswered(earlier)
    ? { kind: 'permanent', reason: 'unanswered-twice', hard: false }
    : { ...judged, reason: `${judged.reason}-unanswered` }
}

const wasUnanswered = (reason: string | null | undefined): boolean => /-unanswered$/.test(reason ?? '')

/** The reason is all that is kept of the tries before. */
const remember = (judged: Judgement, earlier: string | null | undefined): Judgement =>
  judged.kind === 'temporary' && wasUnanswered(earlier)
    ? { ...judged, reason: `${judged.reason}-after-unanswered` }
    : judged

function readReply({ responseCode, response }: SendFailure): number | undefined {
  const code = responseCode ?? Number(/^[45]\d\d\b/.exec(response ?? '')?.[0])
  return Number.isInteger(code) && code >= 400 && code <= 599 ? code : undefined
}

function judgeReply(reply: number, { command = '', response = '' }: SendFailure): Judgement {
  const status = readStatus(response)
  const reason = showReply(reply, status)
  const temporary =
    reply in temporaryReplies ||
    reply in ownReplies ||
    beforeLetter.test(command) ||
    (reply < 500 && !(reply in permanentReplies))
  if (temporary) return { kind: 'temporary', reason, hard: false }
  const hard = reply === 556 || blamesAddress(status, response)
  return { kind: 'permanent', reason, hard }
}

function judgeError({ code = '', originalCode = '' }: SendFailure): Judgement {
  if (Object.hasOwn(permanentErrors, code))
    return { kind: 'permanent', reason: `mail-${show(code)}`, hard: false }
  const known = [originalCode, code].find((name) => Object.hasOwn(temporaryErrors, name))
  return {
    kind: 'temporary',
    reason: known === undefined ? 'unknown' : `network-${show(known)}`,
    hard: false,
  }
}

const show = (code: string): string => code.toLowerCase().replaceAll('_', '-')
