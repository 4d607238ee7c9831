import {
  approveSignature,
  rejectSignature,
  type Approved,
} from '../server/statement/signature-desk.server.ts'
import { complain, print } from './command.ts'
import { atStatement, requireOne } from './statement-desk.ts'

/** `statement approve`: the organiser vouches for it. */
export const approve = (args: string[]): Promise<number> =>
  atStatement(args, {}, async ({ desk, statement }, _values, more) => {
    const approved = await approveSignature(desk, statement, requireOne(more, 'one id'))
    if (approved === 'standing') {
      print('It stands. The contact gets a mail.')
      return 0
    }
    complain(`${why[approved]} npx demarche statement waiting ${statement.slug}`)
    return 1
  })

const why: Readonly<Record<Exclude<Approved, 'standing'>, string>> = {
  corrected: 'It was corrected meanwhile. Look again:',
  unmarked: 'Give the whole id, as it stands in the list, so that what you looked at is what you approve:',
  unknown: 'Nothing of that id waits. See:',
}

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
