/** Written by hand after the shape that each program gives its reports; every name is invented. */

export const postfix = `Reporting-MTA: dns; mail.campaign.example
X-Postfix-Queue-ID: 4ABC123DEF
X-Postfix-Sender: rfc822; bounce+3f2b8c1e-9d4a-4c6f-8a1b-0c2d3e4f5a6b@mail.campaign.example
Arrival-Date: Tue,  3 Feb 2026 10:00:00 +0100 (CET)

Final-Recipient: rfc822; mission.ch@geneva.example
Original-Recipient: rfc822;mission.ch@geneva.example
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.geneva.example
Diagnostic-Code: smtp; 550 5.1.1 <mission.ch@geneva.example>: Recipient address
    rejected: User unknown in virtual mailbox table
`

export const postfixDelayed = `Reporting-MTA: dns; mail.campaign.example

Final-Recipient: rfc822; mission.ch@geneva.example
Action: delayed
Status: 4.4.1
Diagnostic-Code: X-Postfix; connect to mx.geneva.example[192.0.2.7]:25:
    Connection timed out
Will-Retry-Until: Sun,  8 Feb 2026 10:00:00 +0100 (CET)
`

export const postfixGaveUp = postfixDelayed
  .replace('Action: delayed', 'Action: failed')
  .replace(/Will-Retry-Until.*\n/, '')

export const exim = `Reporting-MTA: dns; mail.campaign.example

Action: failed
Final-Recipient: rfc822;mission.ch@geneva.example
Status: 5.0.0
Remote-MTA: dns; mx.geneva.example
Diagnostic-Code: smtp; 550 No such user here
`

export const eximPolicy = exim.replace(
  'No such user here',
  'Message rejected, see our policy on unknown user lists',
)

export const exchange = `Reporting-MTA: dns;EX01.geneva.example
Received-From-MTA: dns;mail.campaign.example
Arrival-Date: Tue, 3 Feb 2026 09:00:00 +0000

Original-Recipient: rfc822;mission.ch@geneva.example
Final-Recipient: rfc822;secretariat@tenant.example
Action: failed
Status: 5.1.10
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient secretariat@tenant.example not found by SMTP address lookup
X-Display-Name: secretariat@tenant.example
`

export const gmail = `Reporting-MTA: dns; googlemail.com
Arrival-Date: Tue, 03 Feb 2026 01:00:00 -0800 (PST)
X-Original-Message-ID: <3f2b8c1e-9d4a-4c6f-8a1b-0c2d3e4f5a6b@mail.campaign.example>

Final-Recipient: rfc822; mission.ch@gmail.com
Action: failed
Status: 5.1.1
Remote-MTA: dns; gmail-smtp-in.l.google.com. (192.0.2.27, the server for the domain gmail.com.)
Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please try
 550-5.1.1 double-checking the recipient's email address for typos or
 550-5.1.1 unnecessary spaces. For more information, go to
 550 5.1.1  https://support.example/?p=NoSuchUser x-20020a05600c.123 - gsmtp
Last-Attempt-Date: Tue, 03 Feb 2026 01:00:01 -0800 (PST)
`

/** The words of a server in the language of its country; the fields are never translated. */
export const localised = `Reporting-MTA: dns; mx.geneva.example

Final-Recipient: rfc822; mission.ch@geneva.example
Action: failed (échec définitif)
Status: 5.1.1 (adresse inconnue)
Diagnostic-Code: smtp; 550 5.1.1 Пользователь не найден · 用户不存在 · المستخدم غير موجود
`

export const fullMailbox = postfix
  .replaceAll('5.1.1', '5.2.2')
  .replace(/Recipient address\n {4}rejected.*/, 'Mailbox full')

export const internationalised = `Reporting-MTA: dns; mx.example

Final-Recipient: utf-8; \\x{4EE3}\\x{8868}\\x{56E2}@xn--fsqu00a.example
Action: failed
Status: 5.1.1
`

export const severalRecipients = `Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; one@geneva.example
Action: relayed
Status: 2.1.9

Final-Recipient: rfc822; two@geneva.example
Action: delivered
Status: 2.0.0

Final-Recipient: rfc822; three@geneva.example
Action: expanded
Status: 2.0.0
`
