import { parseArgs } from 'node:util'
import { atDesk, type Desk } from '../server/mail/desk.server.ts'
import { listDeadMails, retryDead } from '../server/mail/queue-desk.server.ts'
import { complain, print, UsageError } from './command.ts'
import { requireConfig } from './workshop.ts'

/** `mail dead`: what was given up, and why. It names no person. */
export async function showDead(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } })
  const dead = await atDesk(requireConfig(), listDeadMails)
  if (values.json) {
    print(JSON.stringify(dead, null, 2))
    return 0
  }
  for (const { id, kind, campaign, recipient, reason, day, canRetry } of dead)
    print(
      [id, campaign, recipient ?? kind, reason ?? 'unknown', day, ...(canRetry ? [] : ['text erased'])].join(
        '\t',
      ),
    )
  print(
    dead.length === 0
      ? 'No mail was given up.'
      : `${dead.length} given up.${dead.some(({ canRetry }) => canRetry) ? ' Send one again with: npx demarche mail retry <id>' : ''}`,
  )
  return 0
}

/** `mail retry`: back into the queue. Letters get their moments as letters always do. */
export async function retryMails(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { all: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  if (values.all ? positionals.length > 0 : positionals.length !== 1)
    throw new UsageError('Name one id (npx demarche mail dead lists them), or say --all.')
  const config = requireConfig()
  return atDesk(config, async (desk) => {
    if (values.all) return retryAll(desk)
    const [id = ''] = positionals
    if (await retryDead(desk, id)) {
      print('It is back in the queue.')
      return 0
    }
    complain('There is no such mail, it was not given up, or its text has been erased.')
    return 1
  })
}

async function retryAll(desk: Desk): Promise<number> {
  const dead = await listDeadMails(desk)
  let retried = 0
  for (const { id, canRetry } of dead) if (canRetry && (await retryDead(desk, id))) retried++
  print(`${retried} ${retried === 1 ? 'mail is' : 'mails are'} back in the queue.`)
  if (retried < dead.length) print(`${dead.length - retried} cannot be: their texts have been erased.`)
  return 0
}
