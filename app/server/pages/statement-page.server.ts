import { dayInGeneva } from '../../domain/campaign/session.ts'
import { regionalGroups } from '../../domain/directory/regional-group.ts'
import type { Roll } from '../../domain/statement/roll.ts'
import { signatoryKinds, type SignatoryKind } from '../../domain/statement/signatory.ts'
import {
  latestVersion,
  showSigning,
  statementText,
  statementWords,
  type Statement,
} from '../../domain/statement/statement.ts'
import type { Context } from '../../context.ts'
import { sayVersions } from '../../domain/statement/version-counts.ts'
import { showPlaceAndDate } from './place-and-date.server.ts'
import { showSignatoryLine } from '../../domain/statement/signatory-line.ts'

/** Names of each kind on the statement's own page and on each page of the list. */
export const namesPerPage = 300

/** All that the page of an open letter shows, with the text of one version. */
export async function showStatementPage(app: Context, statement: Statement, lang: string, version: number) {
  const words = statementWords(statement, lang)
  const { order } = statement
  const roll = await app.rolls.of(statement.slug, ...signatoryKinds.map((kind) => ({ kind, order, lang })))
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
    letter: showLetter(app, statement, lang, version),
    hasCampaign: app.campaigns.get(statement.slug)?.languages.includes(lang) ?? false,
    signing: showStatementOpening(app, statement),
    canSign: app.mail !== null,
    deadline: statement.deadline,
    goal: statement.goal,
    ...showAboutSignatories(app, statement, lang, roll),
    lists: signatoryKinds.flatMap((kind) => showList(statement, roll, lang, kind)),
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
export function showStatementOpening(app: Pick<Context, 'now'>, statement: Statement) {
  const state = showSigning(statement, dayInGeneva(app.now()))
  const date = state === 'not-yet' ? statement.opens : statement.deadline
  return { state, ...(date === undefined ? {} : { date }) }
}

function showLetter(app: Context, statement: Statement, lang: string, version: number) {
  const words = statementWords(statement, lang)
  const name = ({ id, postal }: Statement['addressees'][number]) => ({
    id,
    name: words.addressees[id]?.name ?? id,
    office: words.addressees[id]?.office,
    postal: postal ?? [],
  })
  return {
    letterhead: statement.letterhead,
    placeAndDate: showPlaceAndDate(app, lang, words.place ?? '', statement.date),
    addressees: statement.addressees.map(name),
    copies: statement.copies.map(name),
    subject: words.subject,
    salutation: words.salutation,
    close: words.close,
    text: statementText(statement, version, lang),
  }
}

/** The first names of a kind, if there are any. */
function showList(statement: Statement, roll: Roll, lang: string, kind: SignatoryKind) {
  if (roll.counts[kind].listed === 0) return []
  const { entries, total } = roll.page({ kind, order: statement.order, lang, page: 1, size: namesPerPage })
  return [
    {
      kind,
      total,
      entries: entries.map((signatory) => showSignatoryLine(signatory, lang, latestVersion(statement))),
    },
  ]
}

/** The numbers, and what is to be known of them. */
export function showAboutSignatories(app: Context, statement: Statement, lang: string, roll: Roll) {
  const { elsewhere } = statement
  const regions = regionalGroups.map((id) => ({ id, n: roll.anonymousRegions.get(id) ?? 0 }))
  const differences = app.rolls.differences(statement.slug)
  return {
    counts: roll.counts,
    differences,
    versionCounts: sayVersions(roll.versions, latestVersion(statement), statement, differences),
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
        const { counts } = await app.rolls.of(statement.slug)
        const signing = showStatementOpening(app, statement)
        return {
          slug: statement.slug,
          title,
          lead,
          counts,
          differences: app.rolls.differences(statement.slug),
          signing,
          deadline: statement.deadline,
        }
      }),
  )
