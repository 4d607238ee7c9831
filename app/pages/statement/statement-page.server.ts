import { dayInGeneva } from '#app/time/session.ts'
import { regionalGroups } from '#app/reference/regional-group.ts'
import type { Signatories } from '#app/signature/signatories/signatories.ts'
import { signatoryKinds, type SignatoryKind } from '#app/statement/signatory.ts'
import {
  latestVersion,
  signingStatus,
  statementText,
  statementWords,
  type Statement,
} from '#app/statement/statement.ts'
import type { Context } from '#app/context.ts'
import { displayedVersionCounts } from '#app/signature/signatories/version-counts.ts'
import { formatPlaceAndDate } from '#app/documents/place-and-date.ts'
import { signatoryLineView } from '#app/signature/signatory/signatory-line.ts'

/** Names of each kind on the statement's own page and on each page of the list. */
export const namesPerPage = 300

/** All that the page of an open letter shows, with the text of one version. */
export async function statementPageView(app: Context, statement: Statement, lang: string, version: number) {
  const words = statementWords(statement, lang)
  const { order } = statement
  const roll = await app.signatories.of(
    statement.slug,
    ...signatoryKinds.map((kind) => ({ kind, order, lang })),
  )
  return {
    slug: statement.slug,
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
    ...signatoriesView(app, statement, lang, roll),
    lists: signatoryKinds.flatMap((kind) => firstNamesView(statement, roll, lang, kind)),
    coHosts: statement['co-hosts'],
    delivery: statement.delivery && { ...statement.delivery, text: words.delivery ?? '' },
    updates: statement.updates
      .map(({ id, date, source }) => ({ id, date, source, ...updateWords(words, id) }))
      .toSorted((a, b) => (a.date < b.date ? 1 : -1)),
    organiser: statement.organiser,
  }
}

const updateWords = ({ updates }: ReturnType<typeof statementWords>, id: string) =>
  updates[id] ?? { title: '', text: '' }

/** Whether it can be signed now, and since or until when not. */
export function signingStatusView(app: Pick<Context, 'now'>, statement: Statement) {
  const state = signingStatus(statement, dayInGeneva(app.now()))
  const date = state === 'not-yet' ? statement.opens : statement.deadline
  return { state, ...(date === undefined ? {} : { date }) }
}

function statementLetterView(app: Context, statement: Statement, lang: string, version: number) {
  const words = statementWords(statement, lang)
  const name = ({ id, postal }: Statement['addressees'][number]) => ({
    id,
    name: words.addressees[id]?.name ?? id,
    office: words.addressees[id]?.office,
    postal: postal ?? [],
  })
  return {
    letterhead: statement.letterhead,
    placeAndDate: formatPlaceAndDate(app, lang, words.place ?? '', statement.date),
    addressees: statement.addressees.map(name),
    copies: statement.copies.map(name),
    subject: words.subject,
    salutation: words.salutation,
    close: words.close,
    text: statementText(statement, version, lang),
  }
}

/** The first names of a kind, if there are any. */
function firstNamesView(statement: Statement, roll: Signatories, lang: string, kind: SignatoryKind) {
  if (roll.counts[kind].listed === 0) return []
  const { entries, total } = roll.page({ kind, order: statement.order, lang, page: 1, size: namesPerPage })
  return [
    {
      kind,
      total,
      entries: entries.map((signatory) => signatoryLineView(signatory, lang, latestVersion(statement))),
    },
  ]
}

/** The numbers, and what is to be known of them. */
export function signatoriesView(app: Context, statement: Statement, lang: string, roll: Signatories) {
  const { elsewhere } = statement
  const regions = regionalGroups.map((id) => ({ id, n: roll.anonymousRegions.get(id) ?? 0 }))
  const differences = app.signatories.differences(statement.slug)
  return {
    counts: roll.counts,
    differences,
    versionCounts: displayedVersionCounts(roll.versions, latestVersion(statement), statement, differences),
    arePersonsCountedOnly: statement.signatories.persons === 'numbers',
    regions: regions.filter(({ n }) => n > 0),
    elsewhere: elsewhere && {
      source: elsewhere.source,
      asOf: elsewhere['as-of'],
      note: statementWords(statement, lang).elsewhere,
    },
    sources: listStatementSources(statement, lang),
  }
}

/** The sources of a statement, each with its note in the reader's language. */
export const listStatementSources = (statement: Statement, lang: string) =>
  Object.entries(statement.sources).map(([id, source]) => ({
    id,
    ...source,
    note: statementWords(statement, lang)['source-notes'][id],
  }))

/** The open letters that speak the language, as a list of what can be done here shows them. */
export const listStatementCards = (app: Context, lang: string) =>
  Promise.all(
    [...app.statements.values()]
      .filter(({ languages }) => languages.includes(lang))
      .map(async (statement) => {
        const { title, lead } = statementWords(statement, lang)
        const { counts } = await app.signatories.of(statement.slug)
        const signing = signingStatusView(app, statement)
        return {
          slug: statement.slug,
          title,
          lead,
          counts,
          differences: app.signatories.differences(statement.slug),
          signing,
          deadline: statement.deadline,
        }
      }),
  )
