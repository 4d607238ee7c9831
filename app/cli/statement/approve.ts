import {
  approveSignature,
  rejectSignature,
  type Approved,
} from '../../server/statement/signature-desk.server.ts'
import { print, printError, type CliIo } from '../io.ts'
import { withStatement } from './with-statement.ts'

/** `statement approve`: the organiser vouches for it. */
export const approve = (io: CliIo, slug: string, id: string): Promise<number> =>
  withStatement(io, slug, async ({ admin, statement }) => {
    const approved = await approveSignature(admin, statement, id)
    if (approved === 'standing') {
      print(io, 'It stands. The contact gets a mail.')
      return 0
    }
    printError(io, `${why[approved]} npx demarche statement waiting ${statement.slug}`)
    return 1
  })

const why: Readonly<Record<Exclude<Approved, 'standing'>, string>> = {
  corrected: 'It was corrected meanwhile. Look again:',
  unmarked: 'Give the whole id, as it stands in the list, so that what you looked at is what you approve:',
  unknown: 'Nothing of that id waits. See:',
}

/** `statement refuse`: out of list and numbers, whether it waits or stands. */
export const refuse = (io: CliIo, slug: string, id: string): Promise<number> =>
  withStatement(io, slug, async ({ admin, statement }) => {
    if (await rejectSignature(admin, statement, id)) {
      print(io, 'It is refused, and its name and contact are erased. The contact gets a mail.')
      return 0
    }
    printError(io, 'Nothing of that id waits or stands.')
    return 1
  })
