import { type AdminContext, withAdminContext } from '#app/mail/admin/admin-context.server.ts'
import { listFailedMessages, retryFailedMessage } from '#app/mail/admin/outbox-admin.server.ts'
import { print, printError, type CliIo } from '#app/cli/io.ts'
import { UsageError } from '#app/cli/usage-error.ts'
import { requireConfig } from '#app/cli/cli-context.ts'

/** `mail dead`: lists messages that were given up, and why. It names no person. */
export async function printDead(io: CliIo, values: { json?: true }): Promise<number> {
  const dead = await withAdminContext(requireConfig(io), listFailedMessages)
  if (values.json) {
    print(io, JSON.stringify(dead, null, 2))
    return 0
  }
  for (const { id, kind, campaign, recipient, reason, day, canRetry } of dead)
    print(
      io,
      [id, campaign, recipient ?? kind, reason ?? 'unknown', day, ...(canRetry ? [] : ['text erased'])].join(
        '\t',
      ),
    )
  print(
    io,
    dead.length === 0
      ? 'No message was given up.'
      : `${dead.length} given up.${dead.some(({ canRetry }) => canRetry) ? ' Retry one with: npx demarche mail retry <id>' : ''}`,
  )
  return 0
}

/** `mail retry`: puts messages back in the queue, where letters are scheduled as always. */
export async function retryFailed(
  io: CliIo,
  id: string | undefined,
  values: { all?: true },
): Promise<number> {
  if ((id === undefined) === (values.all === undefined))
    throw new UsageError('Pass one id (npx demarche mail dead lists them), or --all.')
  const config = requireConfig(io)
  return withAdminContext(config, async (admin) => {
    if (id === undefined) return retryAll(io, admin)
    if (await retryFailedMessage(admin, id)) {
      print(io, 'Back in the queue.')
      return 0
    }
    printError(io, 'There is no message with that id, it was not given up, or its text has been erased.')
    return 1
  })
}

async function retryAll(io: CliIo, admin: AdminContext): Promise<number> {
  const dead = await listFailedMessages(admin)
  let retried = 0
  for (const { id, canRetry } of dead) if (canRetry && (await retryFailedMessage(admin, id))) retried++
  print(io, `${retried} ${retried === 1 ? 'message is' : 'messages are'} back in the queue.`)
  if (retried < dead.length)
    print(io, `${dead.length - retried} cannot be retried: their text has been erased.`)
  return 0
}
