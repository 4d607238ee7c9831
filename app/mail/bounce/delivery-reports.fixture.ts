export const domain = 'mail.campaign.example'
export const id = '3f2b8c1e-9d4a-4c6f-8a1b-0c2d3e4f5a6b'
export const bounceAddress = `bounce+${id}@${domain}`
export const returnedHeaders = `From: Ana <letters@campaign.example>\nMessage-ID: <${id}@${domain}>\nSubject: A letter\n\nText\n`

/** Writes a report (RFC 3464) as a server sends it, by default about a mission's address that does not exist. */
export const formatReport = ({
  to = bounceAddress,
  recipient = 'mission.ch@geneva.example',
  action = 'failed',
  status = '5.1.1',
  message = returnedHeaders,
}: Partial<Record<'to' | 'recipient' | 'action' | 'status' | 'message', string>>) => `Return-Path: <>
From: MAILER-DAEMON@mx.geneva.example
To: ${to}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: text/plain

I am sorry to have to inform you.

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.geneva.example

Final-Recipient: rfc822; ${recipient}
Action: ${action}
Status: ${status}

--b1
Content-Type: message/rfc822

${message}
--b1--
`
