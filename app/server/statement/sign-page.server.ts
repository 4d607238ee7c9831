import { dayInGeneva } from '../../domain/campaign/session.ts'
import { signFields, type SignForm, type SignProblem } from '../../domain/statement/sign-form.ts'
import { signatoryKinds, type SignatoryKind } from '../../domain/statement/signatory.ts'
import {
  latestVersion,
  showSigning,
  statementWords,
  type Statement,
} from '../../domain/statement/statement.ts'
import type { Context } from '../../context.ts'
import { stampPage } from '../mail/page-time.server.ts'
import type { ProofShown } from '../mail/proof.server.ts'
import { field } from '../pages/form-fields.server.ts'
import { mintToken } from '../token.server.ts'
import type { CampaignParams } from '../pages/require.server.ts'
import { pathOfStatement, requireStatement } from '../pages/statement-require.server.ts'

/** Who is asked for a signature: the page's address says it. */
export interface SignAsked {
  statement: Statement
  lang: string
  kind: SignatoryKind
  /** the partner whose site they come from */
  partner: Statement['partners'][number] | undefined
}

/** What was typed, what was wrong with it, and the token of the page it was typed on. */
export interface SignTyped {
  form: SignForm
  problems: readonly SignProblem[]
  tooMany?: 'minute' | 'hour'
  token: string
  /** of the field that nobody sees, so that who filled it in stays known */
  trap: string
  /** asked for while very many mails are; its token and stamp are the page's then */
  proof?: ProofShown
}

/** Reads `?as=` and `?from=`. An unknown partner is none, and says nothing; a kind that cannot sign is the one that can. */
export function requireSigning(app: Context, params: CampaignParams, request: Request): SignAsked {
  const { statement, lang } = requireStatement(app, params)
  const query = new URL(request.url).searchParams
  const kinds = listKinds(statement)
  const kind = kinds.find((one) => one === query.get('as')) ?? kinds[0]
  if (kind === undefined) throw new Error(`nobody can sign ${statement.slug}`)
  return { statement, lang, kind, partner: statement.partners.find(({ id }) => id === query.get('from')) }
}

export const listKinds = ({ signatories }: Pick<Statement, 'signatories'>): SignatoryKind[] =>
  signatoryKinds.filter((kind) =>
    kind === 'organisation' ? signatories.organisations : signatories.persons !== 'none',
  )

export const readSignForm = (data: FormData): SignForm =>
  Object.fromEntries(signFields.map((name) => [name, field(data, name)])) as SignForm

/** All that the form's page shows; with what was typed, if it comes back. A new page has a token of its own and is kept nowhere. */
export function showSignPage(app: Context, asked: SignAsked, typed?: SignTyped) {
  const { statement, lang, kind, partner } = asked
  const { slug, deadline, opens } = statement
  const now = app.now()
  const words = statementWords(statement, lang)
  const version = latestVersion(statement)
  const token = typed?.token ?? mintToken(app.secret, now)
  return {
    view: 'sign' as const,
    kind,
    kinds: listKinds(statement).map((one) => ({ kind: one, href: showSignPath(asked, one) })),
    action: showSignPath(asked, kind),
    statement: { slug, title: words.title, href: pathOfStatement(statement, lang) },
    asks: words.asks,
    opening: { state: showSigning(statement, dayInGeneva(now)), opens, deadline },
    /** without a mail server nobody can confirm */
    isOffered: app.mail !== null,
    /** all mails of the site wait */
    isPaused: false,
    /** persons who are only counted need no choice */
    isListable: kind === 'organisation' || statement.signatories.persons === 'listed',
    partner: partner && { id: partner.id, name: partner.name },
    version: { number: version, of: version, date: statement.versions[version - 1]?.date ?? statement.date },
    form: typed?.form ?? emptyForm,
    problems: typed?.problems ?? [],
    tooMany: typed?.tooMany,
    trap: typed?.trap ?? '',
    proof: typed?.proof,
    token,
    stamp: stampPage(app.secret, token, now),
  }
}

const emptyForm = Object.fromEntries(signFields.map((name) => [name, ''])) as SignForm

function showSignPath({ statement, lang, partner }: SignAsked, kind: SignatoryKind): string {
  const query = new URLSearchParams({ as: kind, ...(partner ? { from: partner.id } : {}) })
  return `/${lang}/campaigns/${statement.slug}/sign?${query.toString()}`
}
