import { listLetters } from '#app/content/check/check-letters.ts'
import { listNetworks } from '#app/post/networks.ts'
import { formatProblem, type Problem } from '#app/core/problem.ts'
import { folders } from '#app/config/folders.server.ts'
import { checkLocaleFiles } from '#app/locale/check-locale-files.server.ts'
import { loadStatements } from '#app/content/load-statements.server.ts'
import { reportStatement, formatStatement } from './check-statements.ts'
import { print, printError, type CliIo } from '#app/cli/io.ts'
import { UsageError } from '#app/cli/usage-error.ts'
import { countCoverage, formatCoverage } from './channel-coverage.ts'
import { listNotes } from './notes.ts'
import { listReviews, formatReviews } from './reviews.ts'
import { loadCliContext, requireConfig } from '#app/cli/cli-context.ts'

const maxProblemsPerFile = 50

/**
 * Formats one line per problem: of each file the first fifty, and the number of others (`--json` has all).
 */
function formatProblems(problems: readonly Problem[]): string[] {
  const seen = new Map<string, number>()
  const lines: string[] = []
  for (const problem of problems) {
    const n = (seen.get(problem.file) ?? 0) + 1
    seen.set(problem.file, n)
    if (n <= maxProblemsPerFile) lines.push(formatProblem(problem))
  }
  for (const [file, n] of seen)
    if (n > maxProblemsPerFile) lines.push(`${file}: ${n - maxProblemsPerFile} more. List all with --json.`)
  return lines
}

/** `check`: composes every letter and post, reads every open letter, and reports every mistake. */
export async function checkCampaigns(
  io: CliIo,
  slug: string | undefined,
  options: { json?: true },
): Promise<number> {
  const context = loadCliContext(requireConfig(io), slug, (name) => printError(io, `checking ${name} …`))
  const { config, loaded, compositionContext, directory } = context
  const statements = loadStatements(
    { campaignsDir: config.folders.campaigns, locales: compositionContext.locales },
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
    return found ? listNotes(found, compositionContext, directory) : []
  }
  const unique = [...new Map(problems.map((p) => [formatProblem(p), p])).values()]
  if (options.json) {
    const campaigns = loaded.campaigns.map(({ slug: name, campaign, problems: own }) => ({
      slug: name,
      ok: own.length === 0,
      reviewed: campaign ? listReviews(campaign, compositionContext) : [],
      notes: notesOf(name),
      ...(campaign ? countCoverage(campaign, context) : {}),
    }))
    const letters = statements.map((statement) => reportStatement(statement, compositionContext.now))
    print(
      io,
      JSON.stringify({ ok: unique.length === 0, campaigns, statements: letters, problems: unique }, null, 2),
    )
    return unique.length === 0 ? 0 : 1
  }
  for (const line of formatProblems(unique)) print(io, line)
  for (const { slug: name, campaign } of loaded.campaigns) {
    if (!campaign) continue
    const letters = listLetters(campaign, compositionContext)
    const recipients = new Set(letters.map(({ recipient }) => recipient.id)).size
    const networks = listNetworks(campaign.posts['risky-networks'])
    const posts = (campaign.cases.length + 1) * networks.length * campaign.languages.length
    print(
      io,
      `${name}: in order${campaign.draft ? ', a draft, not yet on the site' : ''}. Letters to ${recipients} recipients in ${campaign.languages.join(', ')}; ${posts} posts.`,
    )
    print(io, `  ${formatCoverage(countCoverage(campaign, context))}`)
    for (const note of notesOf(name)) print(io, `  ${formatProblem(note)}`)
    for (const line of formatReviews(listReviews(campaign, compositionContext))) print(io, `  ${line}`)
  }
  for (const statement of statements)
    for (const line of formatStatement(statement, compositionContext.now)) print(io, line)
  if (unique.length > 0) print(io, `\n${unique.length} ${unique.length === 1 ? 'problem' : 'problems'}.`)
  else if (loaded.campaigns.length + statements.length === 0)
    print(io, 'There is no campaign yet. Create one with: npx demarche new <slug>')
  return unique.length === 0 ? 0 : 1
}
