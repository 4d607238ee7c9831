import { parseArgs } from 'node:util'
import { rebuildCounters, verifyCounters } from '../server/statement/verify.server.ts'
import { atDesk } from '../server/mail/desk.server.ts'
import { complain, print, UsageError, type Command } from './command.ts'
import { requireConfig } from './workshop.ts'

export const counter: Command = {
  name: 'counter',
  usage: 'counter verify [--rebuild]',
  about: 'compares the numbers with the facts they come from',
  async run([deed, ...args]) {
    if (deed !== 'verify') throw new UsageError('Say "counter verify".')
    const { values } = parseArgs({ args, options: { rebuild: { type: 'boolean', default: false } } })
    return atDesk(requireConfig(), async ({ db }) => {
      const lines = await verifyCounters(db)
      for (const line of lines) complain(line)
      if (lines.length === 0) {
        print('Every number agrees with the facts.')
        return 0
      }
      if (!values.rebuild) {
        complain('Count anew with: npx demarche counter verify --rebuild')
        return 1
      }
      await rebuildCounters(db)
      const left = await verifyCounters(db)
      print(left.length === 0 ? 'Counted anew; every number agrees.' : 'Some numbers still differ.')
      return 1
    })
  },
}
