import type { Context } from '#app/context.ts'
import { formatPlaceAndDate } from '#app/documents/place-and-date.ts'
import type { Signatories } from '#app/signature/signatories/signatories.ts'
import { signatoryLineView, type SignatoryLineView } from '#app/signature/signatory/signatory-line.ts'
import { signatoryKinds, type SignatoryKind } from '#app/statement/signatory.ts'
import {
  latestVersion,
  statementText,
  statementWords,
  type Statement,
  type StatementText,
} from '#app/statement/statement.ts'
import type { CampaignStatusView } from '#app/ui/campaign-status.tsx'
import { namesPerPage, signaturesView, type SignaturesView } from './signatures/signatures-view.server.ts'
import { signingStatusView } from './statement-card.server.ts'

/** The page of an open letter, with the text of one version. */
export interface StatementPageView extends SignaturesView {
  title: string
  lead: string
  asks: string
  version: number
  versions: { n: number; date: string; note?: string | undefined }[]
  letter: {
    letterhead: readonly string[]
    placeAndDate: string
    addressees: AddresseeView[]
    copies: AddresseeView[]
    subject: string
    salutation: string
    close: string
    text: StatementText
  }
  hasCampaign: boolean
  signing: CampaignStatusView
  /** false where the site sends no emails, so that no signature could be confirmed */
  canSign: boolean
  deadline?: string | undefined
  goal?: number | undefined
  /** the first names of each kind */
  lists: { kind: SignatoryKind; total: number; entries: SignatoryLineView[] }[]
  coHosts: { name: string; site?: string | undefined }[]
  delivery?: { date: string; source?: string | undefined; text: string } | undefined
  updates: { id: string; date: string; source?: string | undefined; title: string; text: string }[]
  organiser: { name: string }
}

export interface AddresseeView {
  id: string
  name: string
  office?: string | undefined
  postal: readonly string[]
}

export async function statementPageView(
  app: Context,
  statement: Statement,
  lang: string,
  version: number,
): Promise<StatementPageView> {
  const words = statementWords(statement, lang)
  const { order } = statement
  const signatories = await app.signatories.of(
    statement.slug,
    ...signatoryKinds.map((kind) => ({ kind, order, lang })),
  )
  return {
    ...signaturesView(app, statement, lang, signatories),
    title: words.title,
    lead: words.lead,
    asks: words.asks,
    version,
    versions: statement.versions.map(({ date }, index) => ({
      n: index + 1,
      date,
      note: words['version-notes'][String(index + 1)],
    })),
    letter: statementLetterView(app, statement, lang, version),
    hasCampaign: app.campaigns.get(statement.slug)?.languages.includes(lang) ?? false,
    signing: signingStatusView(app, statement),
    canSign: app.mail !== null,
    deadline: statement.deadline,
    goal: statement.goal,
    lists: signatoryKinds.flatMap((kind) => firstNamesView(statement, signatories, lang, kind)),
    coHosts: statement['co-hosts'],
    delivery: statement.delivery && { ...statement.delivery, text: words.delivery ?? '' },
    updates: statement.updates
      .map(({ id, date, source }) => ({
        id,
        date,
        source,
        ...(words.updates[id] ?? { title: '', text: '' }),
      }))
      .toSorted((a, b) => (a.date < b.date ? 1 : -1)),
    organiser: statement.organiser,
  }
}

function statementLetterView(
  app: Context,
  statement: Statement,
  lang: string,
  version: number,
): StatementPageView['letter'] {
  const words = statementWords(statement, lang)
  const addresseeView = ({ id, postal }: Statement['addressees'][number]) => ({
    id,
    name: words.addressees[id]?.name ?? id,
    office: words.addressees[id]?.office,
    postal: postal ?? [],
  })
  return {
    letterhead: statement.letterhead,
    placeAndDate: formatPlaceAndDate(app, lang, words.place ?? '', statement.date),
    addressees: statement.addressees.map(addresseeView),
    copies: statement.copies.map(addresseeView),
    subject: words.subject,
    salutation: words.salutation,
    close: words.close,
    text: statementText(statement, version, lang),
  }
}

/** One list, or none where the kind has no names. */
function firstNamesView(
  statement: Statement,
  signatories: Signatories,
  lang: string,
  kind: SignatoryKind,
): StatementPageView['lists'] {
  if (signatories.counts[kind].listed === 0) return []
  const { entries, total } = signatories.page({
    kind,
    order: statement.order,
    lang,
    page: 1,
    size: namesPerPage,
  })
  const newest = latestVersion(statement)
  return [{ kind, total, entries: entries.map((signatory) => signatoryLineView(signatory, lang, newest)) }]
}
