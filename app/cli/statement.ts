import { UsageError, type Command } from './command.ts'
import { approve, refuse } from './statement-approve.ts'
import { askAgainForNewer } from './statement-ask-again.ts'
import { showContacts, showPartnerLink, showPartners } from './statement-contacts.ts'
import { importSignatories } from './statement-import.ts'
import { listSignatures } from './statement-list.ts'
import { showWaiting } from './statement-waiting.ts'

const deeds: Readonly<Record<string, { args: string; run(args: string[]): Promise<number> }>> = {
  import: {
    args: '<slug> <file> [--dry-run] [--kind organisation|person] [--lines 10-300]',
    run: importSignatories,
  },
  waiting: { args: '<slug> [--json]', run: showWaiting },
  list: { args: '<slug> [--json] [--status standing|waiting|refused|withdrawn]', run: listSignatures },
  approve: { args: '<slug> <id>', run: approve },
  refuse: { args: '<slug> <id>', run: refuse },
  'ask-again': { args: '<slug> [--dry-run]', run: askAgainForNewer },
  partners: { args: '<slug>', run: showPartners },
  contacts: { args: '<slug> --partner <id>', run: showContacts },
  'partner-link': { args: '<slug> <partner> [--renew]', run: showPartnerLink },
}

export const statement: Command = {
  name: 'statement',
  usage: `statement ${Object.keys(deeds).join(' | ')}`,
  about: 'takes in signatories that were collected elsewhere, and looks after those that sign here',
  async run([name = '', ...args]) {
    const deed = Object.hasOwn(deeds, name) ? deeds[name] : undefined
    if (deed) return deed.run(args)
    const lines = Object.entries(deeds).map(
      ([each, { args: more }]) => `  demarche statement ${each} ${more}`,
    )
    throw new UsageError(`Say what to do:\n${lines.join('\n')}`)
  },
}
