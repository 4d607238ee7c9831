import { UsageError, type Command } from './command.ts'
import { readBounces, unbounce } from './mail-bounces.ts'
import { checkMail } from './mail-check.ts'
import { retryMails, showDead } from './mail-dead.ts'
import { pauseMails, resumeMails } from './mail-pause.ts'
import { showMailStatus } from './mail-status.ts'

const deeds: Readonly<Record<string, { args: string; run(args: string[]): Promise<number> }>> = {
  check: { args: '[--to you@example.org]', run: checkMail },
  status: { args: '[slug] [--json] [--words]', run: showMailStatus },
  pause: { args: '[slug]', run: pauseMails },
  resume: { args: '[slug]', run: resumeMails },
  dead: { args: '[--json]', run: showDead },
  retry: { args: '<id> | --all', run: retryMails },
  bounces: { args: '<file or folder>', run: readBounces },
  unbounce: { args: '<email>', run: unbounce },
}

export const mail: Command = {
  name: 'mail',
  usage: `mail ${Object.keys(deeds).join(' | ')}`,
  about: 'checks the mail server, shows and steers the queue, reads what came back',
  async run([name = '', ...args]) {
    const deed = Object.hasOwn(deeds, name) ? deeds[name] : undefined
    if (deed) return deed.run(args)
    const lines = Object.entries(deeds).map(([each, { args: more }]) => `  demarche mail ${each} ${more}`)
    throw new UsageError(`Say what to do:\n${lines.join('\n')}`)
  },
}
