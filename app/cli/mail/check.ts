import { parseEmail } from '#app/text/parse-email.ts'
import type { DnsFinding } from '#app/mail/dns/sender-dns-records.ts'
import type { Config } from '#app/config/config.ts'
import { checkSenderDns, createDnsLookup } from '#app/mail/dns/sender-dns.server.ts'
import { probeSmtp } from '#app/mail/dns/probe-smtp.server.ts'
import { smtpAccountOf, type SmtpAccount } from '#app/mail/transport/transport.server.ts'
import { print, printError, type CliIo } from '#app/cli/io.ts'
import { UsageError } from '#app/cli/usage-error.ts'
import { explainFailure } from './explain-failure.ts'
import { findSendMode } from './status.ts'
import { requireConfig } from '#app/cli/cli-context.ts'

/**
 * `mail check`: connects to the mail server as the site would, and explains how recipients will judge its
 * email.
 */
export async function checkMail(io: CliIo, values: { to?: string }): Promise<number> {
  const to = values.to === undefined ? undefined : parseEmail(values.to)
  if (to && !to.ok) throw new UsageError('Pass exactly one email address: --to you@example.org')
  const config = requireConfig(io)
  const post = smtpAccountOf(config)
  if (!post) return explainNoServer(io, config, to !== undefined)
  for (const line of formatSettings(config, post)) print(io, line)
  const sent = await tryServer(io, post, to?.value)
  print(io, '')
  const findings = Object.entries(await checkSenderDns(post, createDnsLookup()))
  for (const [name, finding] of findings) for (const line of formatFinding(name, finding)) print(io, line)
  return sent && findings.every(([, { state }]) => state !== 'wrong') ? 0 : 1
}

function explainNoServer(io: CliIo, config: Config, wantsMail: boolean): number {
  if (findSendMode(config) === 'off')
    print(io, 'Email is not sent: SMTP_URL is not set. Set it and MAIL_FROM; see docs/mail.md.')
  else
    print(
      io,
      'Demonstration: SMTP_URL is not set and there is no directory of real addresses, so all email stays in the mailbox of this site.',
    )
  if (wantsMail) printError(io, 'No test email was sent: there is no mail server to send it.')
  return config.demo && !wantsMail ? 0 : 1
}

const encryption = {
  'at-once': 'implicit TLS',
  starttls: 'STARTTLS, required',
  none: 'not encrypted, since it is on this machine',
} as const

function formatSettings({ mail }: Config, { server, from, domain, dkim }: SmtpAccount): string[] {
  return [
    `Mail server   ${server.host}:${server.port}, ${encryption[server.tls]}, ${server.login ? 'with a login' : 'without a login'}`,
    `From          ${from.name === '' ? from.address : `${from.name} <${from.address}>`}`,
    `Bounces go to bounce+…@${domain}`,
    `Signed        ${dkim ? `for ${dkim.domain}, selector ${dkim.selector}` : 'no'}`,
    `Limits        ${mail.perSecond} a second; ${mail.perRecipientHour} letters per hour and recipient; ${mail.perCampaignDay} letters per day and campaign; ${mail.confirmationsPerHour} confirmation emails per hour, ${mail.perNetworkHour} of them per network`,
  ]
}

async function tryServer(io: CliIo, post: SmtpAccount, to: string | undefined): Promise<boolean> {
  const { server, domain } = post
  try {
    await probeSmtp(post, async (sendTo) => {
      print(io, `\nConnected${server.login ? ' and logged in' : ''}.`)
      if (to === undefined) return
      await sendTo(to, {
        subject: 'A test of the mail server',
        text: 'The operator of this site is testing its mail server. If you can read this, it works.\n\nYour email app can show the source of this message: the header "Authentication-Results" says what your provider makes of SPF, DKIM and DMARC.',
      })
      print(io, 'The test email was accepted. Check your inbox, and your spam folder.')
    })
    return true
  } catch (error) {
    printError(io, `\n${explainFailure(error, { ...server, domain })}`)
    return false
  }
}

const marks = { fine: 'ok', missing: 'missing', wrong: 'WRONG', unknown: 'unknown' } as const

function formatFinding(name: string, { state, what, todo }: DnsFinding): string[] {
  return [
    `${name.padEnd(6)}${marks[state].padEnd(10)}${what}`,
    ...(todo === undefined ? [] : [`${' '.repeat(16)}${todo}`]),
  ]
}
