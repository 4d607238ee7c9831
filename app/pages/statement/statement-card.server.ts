import type { Context } from '#app/context.ts'
import type { TotalDifferences } from '#app/signature/signatories/displayed-counts.ts'
import type { SignatureCounts } from '#app/statement/signatory.ts'
import { signingStatus, statementWords, type Statement } from '#app/statement/statement.ts'
import { dayInGeneva } from '#app/time/session.ts'
import type { CampaignStatusView } from '#app/ui/campaign-status.tsx'

/** An open letter in a list. */
export interface StatementCardView {
  slug: string
  title: string
  lead: string
  counts: SignatureCounts
  differences?: TotalDifferences | undefined
  signing: CampaignStatusView
  deadline?: string | undefined
}

/** The open letters that have the language. */
export const listStatementCards = (app: Context, lang: string): Promise<StatementCardView[]> =>
  Promise.all(
    [...app.statements.values()]
      .filter(({ languages }) => languages.includes(lang))
      .map(async (statement) => {
        const { title, lead } = statementWords(statement, lang)
        const { counts } = await app.signatories.of(statement.slug)
        return {
          slug: statement.slug,
          title,
          lead,
          counts,
          differences: app.signatories.differences(statement.slug),
          signing: signingStatusView(app, statement),
          deadline: statement.deadline,
        }
      }),
  )

/** Whether an open letter can be signed now, and since or until when not. */
export function signingStatusView(app: Pick<Context, 'now'>, statement: Statement): CampaignStatusView {
  const state = signingStatus(statement, dayInGeneva(app.now()))
  const date = state === 'not-yet' ? statement.opens : statement.deadline
  return { state, ...(date === undefined ? {} : { date }) }
}
