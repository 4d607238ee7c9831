import { dayInGeneva } from '../../domain/campaign/session.ts'
import type { Roll } from '../../domain/statement/roll.ts'
import { showSignatoryLine } from '../../domain/statement/signatory-line.ts'
import { sayCounts, type SaidCount } from '../../domain/statement/said-counts.ts'
import { signatoryKinds, versionOf, type Signatory } from '../../domain/statement/signatory.ts'
import { statementText, statementWords, type Statement } from '../../domain/statement/statement.ts'
import { showCount, showVersionCounts } from '../../i18n/signatory-counts.ts'
import { sayVersions } from '../../domain/statement/version-counts.ts'
import { createWords, type Words } from '../../i18n/words.ts'
import type { Context } from '../../context.ts'
import { showPlaceAndDate } from '../pages/place-and-date.server.ts'
import type { SheetList, StatementSheet } from '../typeset/statement-sheet.server.ts'

interface SheetAsked {
  version: number
  lang: string
  /** a longer list is left out, which is said */
  mostNames?: number
}

/** A version of a statement in a language it has, with its signatories as they are now. */
export function showStatementSheet(
  app: Pick<Context, 'locales' | 'reference' | 'rolls' | 'now'>,
  statement: Statement,
  roll: Roll,
  { version, lang, mostNames = Infinity }: SheetAsked,
): StatementSheet {
  const locale = app.locales.get(lang)
  if (!locale) throw new Error(`no locale ${lang}`)
  const words = createWords(locale)
  const { t } = words
  const own = statementWords(statement, lang)
  const { blocks, notes } = statementText(statement, version, lang)
  const address = ({ id, postal = [] }: Statement['addressees'][number]) => {
    const { name = id, office } = own.addressees[id] ?? {}
    return [name, ...(office === undefined ? [] : [office]), ...postal]
  }
  const differences = app.rolls.differences(statement.slug)
  const versions = sayVersions(roll.versions, version, statement, differences)
  const said = versions.length === 0 ? sayCounts(roll.counts, differences) : []
  const counts = [...showOwnCounts(words, said), ...versions.map((one) => showVersionCounts(words, one))]
  const remarks = showRemarks(statement, [...said, ...versions.flatMap((one) => one.counts)], lang, words)
  const isTooLong = roll.counts.organisation.listed + roll.counts.person.listed > mostNames
  const moment = app.now()
  return {
    lang,
    dir: locale.dir,
    title: own.title,
    letterhead: statement.letterhead,
    placeAndDate: showPlaceAndDate(app, lang, own.place ?? '', statement.date),
    addressees: statement.addressees.map(address),
    copiesLabel: t('statement.copies'),
    copies: statement.copies.map(address),
    subject: t('statement.subject', { subject: own.subject }),
    salutation: own.salutation,
    body: blocks,
    notes,
    notesLabel: t('statement.notes'),
    close: own.close,
    heading: t('statement.signatories'),
    counts: counts.length === 0 ? [t('statement.nobody')] : counts,
    remarks: isTooLong ? [...remarks, t('document.too-long', { most: words.number(mostNames) })] : remarks,
    lists: isTooLong ? [] : showLists(statement, roll, lang, words, version),
    foot: [
      // Nobody who signed another text is counted for this one.
      [showVersion(statement, words, version), ...showOwnCounts(words, versions[0]?.counts ?? said)].join(
        ' · ',
      ),
      ...(versions.length === 0
        ? []
        : [
            versions
              .slice(1)
              .map((one) => showVersionCounts(words, one))
              .join(' '),
          ]),
      showMoment(words, moment),
    ],
    moment: moment.toISOString(),
  }
}

const showVersion = ({ versions }: Statement, { t, date }: Words, version: number): string =>
  t('document.version', { n: version, date: date(versions[version - 1]?.date ?? '') })

const showMoment = ({ t, date }: Words, moment: Date): string =>
  t('document.moment', {
    day: date(dayInGeneva(moment)),
    utc: moment.toISOString().slice(0, 16).replace('T', ' '),
  })

/** "321 organisations, 39 of them anonymous", as the source of a list states it. */
const showOwnCounts = (words: Words, said: readonly SaidCount[]): string[] =>
  said.map(({ kind, count }) => showCount(words, kind, count))

/** What is to be said about the numbers. */
function showRemarks(statement: Statement, said: readonly SaidCount[], lang: string, words: Words): string[] {
  const { t, number } = words
  const remarks = said.flatMap(({ difference }) =>
    difference === undefined
      ? []
      : [
          t('statement.stated', {
            stated: number(difference.stated),
            listed: number(difference.listed),
            anonymous: number(difference.anonymous),
            counted: number(difference.counted),
          }),
        ],
  )
  const { elsewhere } = statement
  if (elsewhere) {
    remarks.push(t('statement.elsewhere', { date: words.date(elsewhere['as-of']) }))
    const note = statementWords(statement, lang).elsewhere
    if (note !== undefined) remarks.push(...note.split(/\n\s*\n/))
  }
  if (statement.signatories.persons === 'numbers' && said.some(({ kind }) => kind === 'person'))
    remarks.push(t('statement.persons-counted'))
  return remarks
}

/** A list for each kind; where the text has several versions also for each of them, that of the document first; the numbers go on. */
function showLists(
  statement: Statement,
  roll: Roll,
  lang: string,
  words: Words,
  version: number,
): SheetList[] {
  const versions = statement.versions.map((_, at) => at + 1)
  const inOrder = [version, ...versions.filter((n) => n !== version).reverse()]
  const all = signatoryKinds.map((kind) => ({ kind, names: roll.all(kind, statement.order, lang) }))
  const isOneKind = all.filter(({ names }) => names.length > 0).length < 2
  return all.flatMap(({ kind, names }) => {
    let start = 1
    return inOrder.flatMap((n) => {
      const here = names.filter((signatory) => versionOf(signatory) === n)
      const title = [
        ...(isOneKind ? [] : [words.t(`statement.${kind}`)]),
        ...(versions.length === 1 ? [] : [showVersion(statement, words, n)]),
      ]
      if (here.length === 0) return []
      const list = { kind, heading: title.join(' · '), start, names: here.map((one) => showName(one, lang)) }
      start += here.length
      return [list]
    })
  })
}

function showName(signatory: Signatory, lang: string) {
  const { name, otherName, title, country } = showSignatoryLine(signatory, lang, 1)
  return { name, otherName, title: title?.text, country }
}
