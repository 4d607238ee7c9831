import { approveSignature, rejectSignature } from '../server/statement/signature-desk.server.ts'
import { complain, print } from './command.ts'
import { atStatement, requireOne } from './statement-desk.ts'

/** `statement approve`: the organiser vouches for it. */
export const approve = (args: string[]): Promise<number> =>
  atStatement(args, {}, async ({ desk, statement }, _values, more) => {
    if (await approveSignature(desk, statement, requireOne(more, 'one id'))) {
      print('It stands. The contact gets a mail.')
      return 0
    }
    complain(`Nothing of that id waits. See: npx demarche statement waiting ${statement.slug}`)
    return 1
  })

/** `statement refuse`: out of list and numbers, whether it waits or stands. */
export const refuse = (args: string[]): Promise<number> =>
  atStatement(args, {}, async ({ desk, statement }, _values, more) => {
    if (await rejectSignature(desk, statement, requireOne(more, 'one id'))) {
      print('It is refused, and its name and contact are erased. The contact gets a mail.')
      return 0
    }
    complain('Nothing of that id waits or stands.')
    return 1
  })
