import { listForOrganiser, type DeskEntry } from '../server/statement/desk-list.server.ts'
import { print } from './command.ts'
import { atStatement } from './statement-desk.ts'
import { printEntry, showEntry } from './statement-shown.ts'

/** `statement waiting`: what nobody can tell by itself, with all that an organiser needs to decide. It shows names and contacts. */
export const showWaiting = (args: string[]): Promise<number> =>
  atStatement(args, { json: { type: 'boolean', default: false } }, async (at, values) => {
    const { waiting, alike } = await listForOrganiser(at.desk, at.statement, at.elsewhere)
    if (values.json) {
      const show = (entries: readonly DeskEntry[]) => entries.map(showEntry)
      print(JSON.stringify({ waiting: show(waiting), alike: show(alike) }, null, 2))
      return 0
    }
    for (const entry of waiting) printEntry(entry)
    const { slug } = at.statement
    print(
      waiting.length === 0
        ? 'Nothing waits.'
        : `${waiting.length} ${waiting.length === 1 ? 'waits' : 'wait'}. Decide with: npx demarche statement approve ${slug} <id>, or refuse.`,
    )
    if (alike.length > 0) {
      print(
        '\nThese stand, and share their name, domain or mailbox with another. Look whether both are meant:',
      )
      for (const entry of alike) printEntry(entry)
    }
    return 0
  })
