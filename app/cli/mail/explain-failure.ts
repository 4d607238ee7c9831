import type { SendFailure } from '#app/mail/transport/classify-failure.ts'
import { findEnhancedStatus } from '#app/mail/transport/enhanced-status.ts'
import { temporaryErrors } from '#app/mail/transport/smtp-replies.ts'

interface Tried {
  host: string
  port: number
  tls: 'at-once' | 'starttls' | 'none'
  /** domain of the envelope sender */
  domain: string
}

/**
 * Explains what went wrong with the mail server and what to do, in the order in which things happen. Of the
 * server's reply only the codes are shown: its text may repeat what we sent.
 */
export function explainFailure(error: unknown, { host, port, tls, domain }: Tried): string {
  const failure = error instanceof Error ? (error as SendFailure) : {}
  const { code = '', originalCode = '', command = '' } = failure
  const codes = [originalCode, code]
  const at = `${host}:${port}`
  const reply = formatReply(failure)
  if (codes.some((one) => one === 'ECONNREFUSED'))
    return `Connection refused by ${at}. Check the host and port in SMTP_URL, and whether the server is running.`
  if (codes.some((one) => ['ENOTFOUND', 'EDNS', 'EAI_AGAIN'].includes(one)))
    return `Host not found: ${host} has no address. Check the host in SMTP_URL.`
  if (codes.some((one) => isAboutTls(one)))
    return `TLS: ${explainTls(codes, tls)} Nothing was sent without encryption.`
  if (codes.includes('ETIMEDOUT') && reply === undefined)
    return `Timed out: ${at} did not answer. Often a firewall is in the way, or the port expects ${tls === 'at-once' ? 'STARTTLS (smtp://)' : 'implicit TLS (smtps://)'}.`
  if (code === 'EAUTH' || code === 'ENOAUTH' || command.startsWith('AUTH'))
    return `Login: ${at} rejected the login${reply ?? ''}. Check the user and password in SMTP_URL; special characters in a password are percent-encoded, like %40.`
  if (command.startsWith('MAIL FROM'))
    return `Sender refused: ${at} does not accept email from bounce+…@${domain}${reply ?? ''}. Allow this account to send for that domain, or set MAIL_DOMAIN to one that it may send for.`
  if (command.startsWith('RCPT TO'))
    return `Recipient refused: ${at} does not accept email for that address${reply ?? ''}. Check the address, and whether the server relays email to other domains.`
  if (reply !== undefined)
    return `Refused by ${at}${reply}, in reply to ${command.split(' ')[0] || 'the message'}.`
  const known = codes.find((one) => Object.hasOwn(temporaryErrors, one))
  return `The connection to ${at} failed: ${known === undefined ? 'for an unknown reason' : temporaryErrors[known]}.`
}

const isAboutTls = (code: string): boolean =>
  /^(?:ETLS|EREQUIRETLS|EPROTO$|CERT_|ERR_SSL|ERR_TLS)|SELF_SIGNED|UNABLE_TO_|ALTNAME/.test(code)

function explainTls(codes: readonly string[], tls: Tried['tls']): string {
  const certificate = codes.find(
    (one) => /CERT|SIGNATURE|ALTNAME/.test(one) && Object.hasOwn(temporaryErrors, one),
  )
  if (certificate !== undefined) return `${temporaryErrors[certificate]}.`
  if (codes.some((one) => /WRONG_VERSION_NUMBER|EPROTO/.test(one)) && tls === 'at-once')
    return 'this port does not use implicit TLS. For STARTTLS write smtp:// instead of smtps://.'
  return tls === 'starttls'
    ? 'the server offers no STARTTLS, or it failed. If the port uses implicit TLS, write smtps:// instead of smtp://.'
    : 'no encryption could be agreed on.'
}

function formatReply(failure: SendFailure): string | undefined {
  const { responseCode, response = '' } = failure
  if (responseCode === undefined) return undefined
  const status = findEnhancedStatus(response)
  return ` (it replied ${responseCode}${status === undefined ? '' : ` ${status}`})`
}
