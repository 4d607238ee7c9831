import { deskStatuses, listAtDesk } from '../server/statement/desk-list.server.ts'
import { print } from './command.ts'
import { atStatement } from './statement-desk.ts'
import { printEntry, showEntry } from './statement-shown.ts'
import { requireKnown } from './workshop.ts'

/** `statement list`: every signature given here, anonymous ones too, with its signs of authority and its contact. */
export const listSignatures = (args: string[]): Promise<number> =>
  atStatement(
    args,
    { json: { type: 'boolean', default: false }, status: { type: 'string', default: 'standing' } },
    async ({ desk, statement, elsewhere }, values) => {
      requireKnown('status', values.status, deskStatuses)
      const statuses = deskStatuses.filter((status) => status === values.status)
      const entries = await listAtDesk(desk, statement, elsewhere, statuses)
      if (values.json) {
        print(JSON.stringify(entries.map(showEntry), null, 2))
        return 0
      }
      for (const entry of entries) printEntry(entry)
      print(
        `${entries.length} ${values.status}. Take one out with: npx demarche statement refuse ${statement.slug} <id>.`,
      )
      return 0
    },
  )
