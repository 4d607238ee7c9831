import { parseArgs } from 'node:util'
import { parseEmail } from '../domain/mail/parse-email.ts'
import type { Finding } from '../domain/mail/sender-records.ts'
import type { Config } from '../config/config.ts'
import { examineSender, openNames } from '../server/mail/dns.server.ts'
import { probe } from '../server/mail/probe.server.ts'
import { postOf, type Post } from '../server/mail/transport.server.ts'
import { complain, print, UsageError } from './command.ts'
import { explainFailure } from './explain-failure.ts'
import { showWay } from './mail-status.ts'
import { requireConfig } from './workshop.ts'

/** `mail check`: tries the mail server as the site would use it, and explains what others will make of its mails. */
export async function checkMail(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { to: { type: 'string' } } })
  const to = values.to === undefined ? undefined : parseEmail(values.to)
  if (to && !to.ok) throw new UsageError('That is not one e-mail address. Write it like --to you@example.org')
  const config = requireConfig()
  const post = postOf(config)
  if (!post) return explainNoServer(config, to !== undefined)
  for (const line of showSettings(config, post)) print(line)
  const sent = await tryServer(post, to?.value)
  print('')
  const findings = Object.entries(await examineSender(post, openNames()))
  for (const [name, finding] of findings) for (const line of showFinding(name, finding)) print(line)
  return sent && findings.every(([, { state }]) => state !== 'wrong') ? 0 : 1
}

function explainNoServer(config: Config, wantsMail: boolean): number {
  if (showWay(config) === 'off')
    print('Mails are not sent: SMTP_URL is not set. Set it and MAIL_FROM; docs/mail.md says how.')
  else
    print(
      'A demonstration: SMTP_URL is not set and there is no directory of real addresses, so every mail stays in the mailbox of this site.',
    )
  if (wantsMail) complain('No mail was sent to you: there is no mail server to send it.')
  return config.demo && !wantsMail ? 0 : 1
}

const encryption = {
  'at-once': 'TLS from the beginning',
  starttls: 'STARTTLS, required',
  none: 'not encrypted, since it is this machine',
} as const

function showSettings({ mail }: Config, { server, from, domain, dkim }: Post): string[] {
  return [
    `Mail server   ${server.host}:${server.port}, ${encryption[server.tls]}, ${server.login ? 'with a login' : 'without a login'}`,
    `From          ${from.name === '' ? from.address : `${from.name} <${from.address}>`}`,
    `Reports go to bounce+…@${domain}`,
    `Signed        ${dkim ? `for ${dkim.domain}, selector ${dkim.selector}` : 'no'}`,
    `Pace          ${mail.perSecond} a second; ${mail.perRecipientHour} letters an hour to a recipient; ${mail.perCampaignDay} letters a day of a campaign; ${mail.confirmationsPerHour} confirmation mails an hour, ${mail.perNetworkHour} of them to one network`,
  ]
}

async function tryServer(post: Post, to: string | undefined): Promise<boolean> {
  const { server, domain } = post
  try {
    await probe(post, async (sendTo) => {
      print(`\nConnected${server.login ? ' and logged in' : ''}.`)
      if (to === undefined) return
      await sendTo(to, {
        subject: 'A test of the mail server',
        text: 'The operator of this site tried out its mail server. If you can read this, it works.\n\nYour mail program can show the source of this mail: in "Authentication-Results" stands what your provider makes of SPF, DKIM and DMARC.',
      })
      print('The mail to you was accepted. Look into your mailbox, and into the folder for unwanted mail.')
    })
    return true
  } catch (error) {
    complain(`\n${explainFailure(error, { ...server, domain })}`)
    return false
  }
}

const marks = { fine: 'ok', missing: 'missing', wrong: 'WRONG', unknown: 'not known' } as const

function showFinding(name: string, { state, what, todo }: Finding): string[] {
  return [
    `${name.padEnd(6)}${marks[state].padEnd(10)}${what}`,
    ...(todo === undefined ? [] : [`${' '.repeat(16)}${todo}`]),
  ]
}
