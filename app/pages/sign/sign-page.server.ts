import { dayInGeneva } from '#app/time/session.ts'
import { emptySignForm, type SignFormInput, type SignProblem } from '#app/signature/signing/sign-fields.ts'
import { signatoryKinds, type SignatoryKind } from '#app/statement/signatory.ts'
import { latestVersion, signingStatus, statementWords, type Statement } from '#app/statement/statement.ts'
import { issueFormTimestamp } from '#app/security/form-timestamp.server.ts'
import type { Context } from '#app/context.ts'
import type { ProofOfWorkView } from '#app/confirmation/proof-of-work.server.ts'
import { issuePageToken } from '#app/security/page-token.server.ts'
import type { CampaignParams } from '#app/pages/require-campaign.server.ts'
import { requireStatement } from '#app/pages/statement/require-statement.server.ts'
import { signPath, statementPath } from '#app/paths.ts'

/** A request for the form, as the address of the page says it. */
export interface SignRequest {
  statement: Statement
  lang: string
  kind: SignatoryKind
  /** the partner whose site they come from */
  partner: Statement['partners'][number] | undefined
}

/** The typed form with its problems, and the token of the page it was typed on. */
export interface SignInput {
  form: SignFormInput
  problems: readonly SignProblem[]
  tooMany?: 'minute' | 'hour'
  token: string
  /** the honeypot's value, so that a program that filled it in stays known */
  honeypot: string
  /** required while very many emails are requested; its token and stamp replace the page's */
  proof?: ProofOfWorkView
}

/** Reads `?as=` and `?from=`. An unknown partner is none, and says nothing; a kind that cannot sign is the one that can. */
export function requireSignRequest(app: Context, params: CampaignParams, request: Request): SignRequest {
  const { statement, lang } = requireStatement(app, params)
  const query = new URL(request.url).searchParams
  const kinds = listSignatoryKinds(statement)
  const kind = kinds.find((one) => one === query.get('as')) ?? kinds[0]
  if (kind === undefined) throw new Error(`nobody can sign ${statement.slug}`)
  return { statement, lang, kind, partner: statement.partners.find(({ id }) => id === query.get('from')) }
}

export const listSignatoryKinds = ({ signatories }: Pick<Statement, 'signatories'>): SignatoryKind[] =>
  signatoryKinds.filter((kind) =>
    kind === 'organisation' ? signatories.organisations : signatories.persons !== 'none',
  )

/** All that the form's page shows; with what was typed, if it comes back. A new page has a token of its own and is kept nowhere. */
export function signPageView(app: Context, request: SignRequest, typed?: SignInput) {
  const { statement, lang, kind, partner } = request
  const { slug, deadline, opens } = statement
  const now = app.now()
  const words = statementWords(statement, lang)
  const version = latestVersion(statement)
  const token = typed?.token ?? issuePageToken(app.secret, now)
  return {
    view: 'sign' as const,
    kind,
    kinds: listSignatoryKinds(statement).map((one) => ({ kind: one, href: formPath(request, one) })),
    action: formPath(request, kind),
    statement: { slug, title: words.title, href: statementPath(lang, slug) },
    asks: words.asks,
    opening: { state: signingStatus(statement, dayInGeneva(now)), opens, deadline },
    /** false without a mail server, since nothing could be confirmed */
    isOffered: app.mail !== null,
    /** all messages of the site wait */
    isPaused: false,
    /** persons who are only counted need no choice */
    isListable: kind === 'organisation' || statement.signatories.persons === 'listed',
    partner: partner && { id: partner.id, name: partner.name },
    version: { number: version, of: version, date: statement.versions[version - 1]?.date ?? statement.date },
    form: typed?.form ?? emptySignForm,
    problems: typed?.problems ?? [],
    tooMany: typed?.tooMany,
    honeypot: typed?.honeypot ?? '',
    proof: typed?.proof,
    token,
    stamp: issueFormTimestamp(app.secret, token, now),
  }
}

const formPath = ({ statement, lang, partner }: SignRequest, kind: SignatoryKind): string =>
  signPath(lang, statement.slug, { as: kind, from: partner?.id })
