import { randomUUID } from 'node:crypto'
import { openTransport, type SmtpAccount } from '#app/mail/transport/transport.server.ts'

/** An operator waits for this one. */
const timeouts = { connect: 10_000, silence: 30_000 }

/**
 * Connects and logs in, as the site does. `sendTo` afterwards sends one mail to the operator. Rejects with the library's
 * error; `done` is called in any case.
 */
export async function probeSmtp(
  post: SmtpAccount,
  deed: (sendTo: (email: string, words: { subject: string; text: string }) => Promise<void>) => Promise<void>,
): Promise<void> {
  const transport = openTransport(post, { connections: 1, timeouts })
  try {
    await transport.verify()
    await deed((email, words) =>
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
          ...words,
        },
        new Date(),
      ),
    )
  } finally {
    transport.close(true)
  }
}
