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
}

export interface Judgement {
  kind: 'temporary' | 'permanent'
  /** `smtp-550-5.1.1`, `network-etimedout`, `mail-eenvelope`, `unknown`: never words of a server, which may hold addresses */
  reason: string
  /** evidence against the address itself, not against us, the text or the hour */
  hard: boolean
}

// Before MAIL FROM nothing was said yet of any letter: a refused greeting or login must not end the whole queue.
const beforeLetter = /^(?:CONN|EHLO|HELO|LHLO|STARTTLS|AUTH|RSET)\b/

/** Whether to try again. What is not known is tried again: better late than lost. */
export function judgeFailure(failure: SendFailure): Judgement {
  const reply = readReply(failure)
  return reply === undefined ? judgeError(failure) : judgeReply(reply, failure)
}

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
  // About the sender, not the recipient.
  const hard = command !== 'MAIL FROM' && (reply === 556 || blamesAddress(status, response))
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
