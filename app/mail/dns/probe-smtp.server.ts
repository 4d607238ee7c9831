import { randomUUID } from 'node:crypto'
import { openTransport, type SmtpAccount } from '#app/mail/transport/transport.server.ts'

/** Milliseconds; an operator is waiting. */
const timeouts = { connect: 10_000, silence: 30_000 }

/**
 * Connects and logs in as the site does, then runs `task` with a function that sends a message. Rejects with the library's error; the
 * connection is closed in any case.
 */
export async function probeSmtp(
  account: SmtpAccount,
  task: (
    sendTo: (email: string, message: { subject: string; text: string }) => Promise<void>,
  ) => Promise<void>,
): Promise<void> {
  const transport = openTransport(account, { connections: 1, timeouts })
  try {
    await transport.verify()
    await task((email, message) =>
      transport.send(
        {
          id: randomUUID(),
          kind: 'notice',
          campaign: '',
          recipient: null,
          caseId: null,
          language: 'en',
          toEmail: email,
          toName: null,
          replyEmail: null,
          replyName: null,
          ...message,
        },
        new Date(),
      ),
    )
  } finally {
    transport.close(true)
  }
}
