import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { databases, type TestDatabase } from '#db/testing/both.ts'
import { openDatabase } from '#db/dialects/open.ts'
import { runCli, type CliResult } from '#app/cli/cli.fixture.ts'
import type { Database } from '#db/schema/database.ts'
import { formatReport } from '#app/mail/bounce/delivery-reports.fixture.ts'
import { fetchCounter, slug } from '../support/campaign.ts'
import { findLink, openMonday, prepareLetter, readEmailsTo } from '../support/emails.ts'
import { databaseEnv, startSite, type Site } from '../support/site.ts'
import { createVisitor, wordsIn } from '../support/visitor.ts'

vi.setConfig({ testTimeout: 300_000 })

const { t } = wordsIn('en')
const letter = `/en/campaigns/${slug}/write/CH`
const ip = '203.0.113.177'

/** Somebody whose every trace can be told from all others'. */
function invent(who: string) {
  const mark = (what: string) => `${who}${what}${randomUUID().slice(0, 8)}`
  return {
    name: `${mark('Name')} ${mark('Family')}`,
    email: `${mark('mail')}+${mark('tag')}@post.example`.toLowerCase(),
    why: `Because of ${mark('why')}.`,
    agent: mark('agent'),
  }
}
type Person = ReturnType<typeof invent>

const tracesOf = ({ name, email, why, agent }: Person): string[] => [
  ...name.split(' '),
  email,
  email.split('+')[0] ?? '',
  why.slice(11, -1),
  agent,
]

async function openStage(database: TestDatabase) {
  const site = await startSite({ ...openMonday, ...databaseEnv(database.config), TRUST_PROXY: '1' })
  onTestFinished(async () => {
    await site.remove()
    await database.close()
  })
  const db = openDatabase(
    database.config.kind === 'url'
      ? database.config
      : { kind: 'file', path: join(site.dataDir, 'demarche.sqlite') },
  )
  onTestFinished(() => db.destroy())
  const env = { ...openMonday, ...databaseEnv(database.config), DATA_DIR: site.dataDir }
  const printed: string[] = []
  const demarche = async (...args: string[]): Promise<CliResult> => {
    const answer = await runCli(env, args)
    printed.push(answer.out, answer.err)
    return answer
  }
  const visitorOf = ({ agent }: Person) =>
    createVisitor(site.url, { 'user-agent': agent, 'x-forwarded-for': ip })
  const ask = async (person: Person) => {
    const { name, email, why } = person
    const visitor = visitorOf(person)
    const ready = await prepareLetter(visitor, letter, { name, why })
    const look = await visitor.press(ready, t('send.button'), { name, email })
    expect(look.text).toContain(t('send.look-title'))
    return findLink((await readEmailsTo(site.url, email))[0], 'confirm')
  }
  const confirm = async (person: Person, link: string) => {
    const visitor = visitorOf(person)
    const done = await visitor.press(await visitor.visit(link), t('confirm.button', { count: 1 }))
    expect(done.text).toContain(t('confirm.done-title'))
  }
  return { site, db, demarche, printed, ask, confirm, visitorOf }
}

describe.each(databases())('on $name', ({ open }) => {
  test('five people ask, confirm, are sent for, come back, withdraw and are erased: nothing of them is left', async () => {
    const database = await open()
    const { site, db, demarche, printed, ask, confirm, visitorOf } = await openStage(database)
    const [ana, bea, cem, dana, eli] = ['ana', 'bea', 'cem', 'dana', 'eli'].map(invent) as [
      Person,
      Person,
      Person,
      Person,
      Person,
    ]
    const links = [await ask(bea)]

    // Ana's letter goes out and comes back.
    await confirm(ana, await ask(ana))
    await readEmailsTo(site.url, ana.email, 3)
    const [sent] = await db.selectFrom('outbox').selectAll().where('kind', '=', 'letter').execute()
    expect(sent).toMatchObject({ status: 'accepted', text: null, replyEmail: null })
    const reports = await mkdtemp(join(tmpdir(), 'demarche-canary-'))
    onTestFinished(() => rm(reports, { recursive: true, force: true }))
    const report = formatReport({
      to: `bounce+${sent?.id}@demarche.example`,
      recipient: 'mission.ch@geneva.example',
      message: `Reply-To: ${ana.name} <${ana.email}>\n\n${ana.why}\n`,
    })
    await writeFile(join(reports, 'report.eml'), report)
    expect((await demarche('mail', 'bounces', reports)).out).toContain('bounced, hard (5.1.1)\n')

    // The operator pulls the brake: Cem withdraws, Dana's letter waits, Eli's is given up.
    const asked = [await ask(cem), await ask(dana), await ask(eli)]
    await demarche('mail', 'pause', slug)
    for (const [i, person] of [cem, dana, eli].entries()) await confirm(person, asked[i] ?? '')
    for (const person of [cem, dana, eli])
      links.push(findLink((await readEmailsTo(site.url, person.email, 2))[0], 'yours'))
    const visitor = visitorOf(cem)
    const withdrawn = await visitor.press(await visitor.visit(links[1] ?? ''), t('yours.withdraw'))
    expect(withdrawn.text).toContain(t('yours.withdrawn', { count: 1 }))
    await db
      .updateTable('outbox')
      .set({ status: 'failed', reason: 'smtp-550' })
      .where('replyEmail', '=', eli.email)
      .execute()
    expect((await demarche('mail', 'dead')).out).toContain('smtp-550')
    expect((await fetchCounter(site.url)).letters).toMatchObject({ confirmed: 4, bounced: 1, failed: 1 })

    // What waits is stored, and the search below would find it.
    expect(await searchFor(tracesOf(dana), site, db)).not.toEqual([])

    for (const { email } of [ana, bea, cem, dana, eli]) {
      const otherSpelling = email.replace(/\+.*@/, '+other@').toUpperCase()
      const { code, out } = await demarche('erase', '--email', otherSpelling, '--yes')
      expect(code).toBe(0)
      expect(out).toMatch(
        /^Erased: [1-9]\d* database rows? with everything that belongs to them, [1-9]\d* messages? /,
      )
    }
    await demarche('mail', 'status', '--json')
    await demarche('retention', 'run')

    const traces = [...[ana, bea, cem, dana, eli].flatMap(tracesOf), ...links.map(tokenOf), ip]
    expect(await searchFor(traces, site, db)).toEqual([])
    await site.stop()
    expect(await searchFor(traces, site, db)).toEqual([])
    expect(traces.filter((trace) => printed.join('').includes(trace))).toEqual([])
    const letters = await db.selectFrom('outbox').select('status').where('kind', '=', 'letter').execute()
    expect(letters.map(({ status }) => status).sort()).toEqual([
      'bounced',
      'failed',
      'withdrawn',
      'withdrawn',
    ])
  })
})

const tokenOf = (link: string) => link.split('/').at(-1) ?? ''

/** Which traces are anywhere: in the bytes of any file of the data folder, in any row, in any line of the log; in any case. */
async function searchFor(traces: readonly string[], site: Site, db: Kysely<Database>): Promise<string[]> {
  const places = new Map<string, string>([['log', site.log.join('')]])
  const entries = await readdir(site.dataDir, { recursive: true, withFileTypes: true })
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name)
    places.set(path, await readFile(path, 'latin1'))
  }
  expect([...places.keys()].some((path) => path.endsWith('secret'))).toBe(true)
  // The files of a database server are its own; what it would hand out is looked at.
  for (const table of [
    'pendingConfirmation',
    'supporter',
    'dedupKey',
    'outbox',
    'confirmationRequest',
    'mailTally',
    'mailPace',
    'bounce',
    'participation',
  ] as const)
    places.set(table, JSON.stringify(await db.selectFrom(table).selectAll().execute()))
  return [...places].flatMap(([place, content]) =>
    traces
      .filter((trace) => content.toLowerCase().includes(trace.toLowerCase()))
      .map((trace) => `${trace} in ${place}`),
  )
}
