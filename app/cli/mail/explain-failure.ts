import type { SendFailure } from '../../domain/mail/judge-failure.ts'
import { readStatus } from '../../domain/mail/enhanced-status.ts'
import { temporaryErrors } from '../../domain/mail/replies.ts'

interface Tried {
  host: string
  port: number
  tls: 'at-once' | 'starttls' | 'none'
  /** envelope sender's domain */
  domain: string
}

/**
 * What went wrong between us and the mail server, and what to do, in the order in which things happen. The server's own
 * words are left out but for its codes: they may repeat what we said to it.
 */
export function explainFailure(error: unknown, { host, port, tls, domain }: Tried): string {
  const failure = error instanceof Error ? (error as SendFailure) : {}
  const { code = '', originalCode = '', command = '' } = failure
  const codes = [originalCode, code]
  const at = `${host}:${port}`
  const reply = formatReply(failure)
  if (codes.some((one) => one === 'ECONNREFUSED'))
    return `Refused: nobody listens at ${at}. Check host and port in SMTP_URL, and whether the server runs.`
  if (codes.some((one) => ['ENOTFOUND', 'EDNS', 'EAI_AGAIN'].includes(one)))
    return `Not found: the name ${host} could not be looked up. Check the host in SMTP_URL.`
  if (codes.some((one) => isAboutTls(one)))
    return `TLS: ${explainTls(codes, tls)} Nothing was sent without encryption.`
  if (codes.includes('ETIMEDOUT') && reply === undefined)
    return `No answer: ${at} did not answer in time. Often a firewall is in the way, or the port speaks ${tls === 'at-once' ? 'STARTTLS (smtp://)' : 'TLS at once (smtps://)'}.`
  if (code === 'EAUTH' || code === 'ENOAUTH' || command.startsWith('AUTH'))
    return `Login: ${at} did not let us in${reply ?? ''}. Check user and password in SMTP_URL; what is special in a password is written like %40.`
  if (command.startsWith('MAIL FROM'))
    return `Sender refused: ${at} does not take mails from bounce+…@${domain}${reply ?? ''}. Let this account send for that domain, or set MAIL_DOMAIN to one it may send for.`
  if (command.startsWith('RCPT TO'))
    return `Recipient refused: ${at} does not take mails for that address${reply ?? ''}. Check the address, and whether the server passes on mails to others.`
  if (reply !== undefined)
    return `Refused by ${at}${reply}, in answer to ${command.split(' ')[0] || 'the mail'}.`
  const known = codes.find((one) => Object.hasOwn(temporaryErrors, one))
  return `The connection to ${at} failed: ${known === undefined ? 'for a reason not known here' : temporaryErrors[known]}.`
}

const isAboutTls = (code: string): boolean =>
  /^(?:ETLS|EREQUIRETLS|EPROTO$|CERT_|ERR_SSL|ERR_TLS)|SELF_SIGNED|UNABLE_TO_|ALTNAME/.test(code)

function explainTls(codes: readonly string[], tls: Tried['tls']): string {
  const certificate = codes.find(
    (one) => /CERT|SIGNATURE|ALTNAME/.test(one) && Object.hasOwn(temporaryErrors, one),
  )
  if (certificate !== undefined) return `${temporaryErrors[certificate]}.`
  if (codes.some((one) => /WRONG_VERSION_NUMBER|EPROTO/.test(one)) && tls === 'at-once')
    return 'this port does not speak TLS at once. For STARTTLS write smtp:// instead of smtps://.'
  return tls === 'starttls'
    ? 'the server offers no STARTTLS, or it failed. If the port speaks TLS at once, write smtps:// instead of smtp://.'
    : 'no encryption could be agreed on.'
}

function formatReply(failure: SendFailure): string | undefined {
  const { responseCode, response = '' } = failure
  if (responseCode === undefined) return undefined
  const status = readStatus(response)
  return ` (it said ${responseCode}${status === undefined ? '' : ` ${status}`})`
}
