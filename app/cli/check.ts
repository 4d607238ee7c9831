import { parseArgs } from 'node:util'
import { listLetters } from '../domain/campaign/check-letters.ts'
import { listNetworks } from '../domain/post/networks.ts'
import { showProblem, type Problem } from '../domain/problem.ts'
import { folders } from '../config/folders.server.ts'
import { checkLocaleFiles } from '../server/interface-words.server.ts'
import { loadStatements } from '../server/statement/load.server.ts'
import { reportStatement, showStatement } from './check-statements.ts'
import { complain, print, UsageError, type Command } from './command.ts'
import { countFits, showFits } from './fits.ts'
import { listNotes } from './notes.ts'
import { listReviews, showReviews } from './reviews.ts'
import { openWorkshop, requireConfig } from './workshop.ts'

const perFile = 50

/** Every problem on a line; of a file that is wrong throughout, the first fifty and how many follow (`--json` has all). */
function showAll(problems: readonly Problem[]): string[] {
  const seen = new Map<string, number>()
  const lines: string[] = []
  for (const problem of problems) {
    const n = (seen.get(problem.file) ?? 0) + 1
    seen.set(problem.file, n)
    if (n <= perFile) lines.push(showProblem(problem))
  }
  for (const [file, n] of seen)
    if (n > perFile) lines.push(`${file}: ${n - perFile} more. See them all with --json.`)
  return lines
}

export const check: Command = {
  name: 'check',
  usage: 'check [slug] [--json]',
  about: 'composes every letter and post, reads every open letter, and reports every mistake',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: { json: { type: 'boolean', default: false } },
      allowPositionals: true,
    })
    const [slug, ...more] = positionals
    if (more.length > 0) throw new UsageError('Name one campaign.')
    const workshop = openWorkshop(slug, requireConfig(), (name) => complain(`checking ${name} …`))
    const { config, loaded, world, directory } = workshop
    const statements = loadStatements(
      { campaignsDir: config.folders.campaigns, locales: world.locales },
      slug,
    )
    if (slug !== undefined && loaded.campaigns.length + statements.length === 0)
      throw new UsageError(`There is no campaign "${slug}".`)
    const problems = [
      ...checkLocaleFiles(folders.locales),
      ...[...loaded.campaigns, ...statements].flatMap((c) => c.problems),
    ]
    const notesOf = (name: string) => {
      const found = loaded.campaigns.find((c) => c.slug === name)
      return found ? listNotes(found, world, directory) : []
    }
    const unique = [...new Map(problems.map((p) => [showProblem(p), p])).values()]
    if (values.json) {
      const campaigns = loaded.campaigns.map(({ slug: name, campaign, problems: own }) => ({
        slug: name,
        ok: own.length === 0,
        reviewed: campaign ? listReviews(campaign, world) : [],
        notes: notesOf(name),
        ...(campaign ? countFits(campaign, workshop) : {}),
      }))
      const letters = statements.map((statement) => reportStatement(statement, world.now))
      print(
        JSON.stringify(
          { ok: unique.length === 0, campaigns, statements: letters, problems: unique },
          null,
          2,
        ),
      )
      return unique.length === 0 ? 0 : 1
    }
    for (const line of showAll(unique)) print(line)
    for (const { slug: name, campaign } of loaded.campaigns) {
      if (!campaign) continue
      const letters = listLetters(campaign, world)
      const recipients = new Set(letters.map(({ recipient }) => recipient.id)).size
      const networks = listNetworks(campaign.posts['risky-networks'])
      const posts = (campaign.cases.length + 1) * networks.length * campaign.languages.length
      print(
        `${name}: in order${campaign.draft ? ', a draft that the site does not show yet' : ''}. Letters to ${recipients} recipients in ${campaign.languages.join(', ')}; ${posts} posts.`,
      )
      print(`  ${showFits(countFits(campaign, workshop))}`)
      for (const note of notesOf(name)) print(`  ${showProblem(note)}`)
      for (const line of showReviews(listReviews(campaign, world))) print(`  ${line}`)
    }
    for (const statement of statements) for (const line of showStatement(statement, world.now)) print(line)
    if (unique.length > 0) print(`\n${unique.length} ${unique.length === 1 ? 'problem' : 'problems'}.`)
    else if (loaded.campaigns.length + statements.length === 0)
      print('There is no campaign yet. Make one with: npx demarche new <slug>')
    return unique.length === 0 ? 0 : 1
  },
}
