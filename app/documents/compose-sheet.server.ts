import { dayInGeneva } from '#app/time/session.ts'
import type { Signatories } from '#app/signature/signatories/signatories.ts'
import { signatoryLineView } from '#app/signature/signatory/signatory-line.ts'
import { displayedCounts, type DisplayedCount } from '#app/signature/signatories/displayed-counts.ts'
import { signatoryKinds, versionOf, type Signatory } from '#app/statement/signatory.ts'
import { statementText, statementWords, type Statement } from '#app/statement/statement.ts'
import { formatCount, formatVersionCounts } from '#app/signature/signatory/format-counts.ts'
import { displayedVersionCounts } from '#app/signature/signatories/version-counts.ts'
import { createTranslator, type Translator } from '#app/locale/translator.ts'
import type { Context } from '#app/context.ts'
import { formatPlaceAndDate } from './place-and-date.server.ts'
import type { SheetList, StatementSheet } from './typst/statement-sheet.server.ts'

interface SheetRequest {
  version: number
  lang: string
  /** a longer list is left out, which is said */
  maxNames?: number
}

/** A version of a statement in a language it has, with its signatories as they are now. */
export function composeStatementSheet(
  app: Pick<Context, 'locales' | 'reference' | 'signatories' | 'now'>,
  statement: Statement,
  roll: Signatories,
  { version, lang, maxNames = Infinity }: SheetRequest,
): StatementSheet {
  const locale = app.locales.get(lang)
  if (!locale) throw new Error(`no locale ${lang}`)
  const words = createTranslator(locale)
  const { t } = words
  const own = statementWords(statement, lang)
  const { blocks, notes } = statementText(statement, version, lang)
  const address = ({ id, postal = [] }: Statement['addressees'][number]) => {
    const { name = id, office } = own.addressees[id] ?? {}
    return [name, ...(office === undefined ? [] : [office]), ...postal]
  }
  const differences = app.signatories.differences(statement.slug)
  const versions = displayedVersionCounts(roll.versions, version, statement, differences)
  const said = versions.length === 0 ? displayedCounts(roll.counts, differences) : []
  const counts = [...formatCounts(words, said), ...versions.map((one) => formatVersionCounts(words, one))]
  const remarks = formatRemarks(statement, [...said, ...versions.flatMap((one) => one.counts)], lang, words)
  const isTooLong = roll.counts.organisation.listed + roll.counts.person.listed > maxNames
  const moment = app.now()
  return {
    lang,
    dir: locale.dir,
    title: own.title,
    letterhead: statement.letterhead,
    placeAndDate: formatPlaceAndDate(app, lang, own.place ?? '', statement.date),
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
    remarks: isTooLong ? [...remarks, t('document.too-long', { most: words.number(maxNames) })] : remarks,
    lists: isTooLong ? [] : composeLists(statement, roll, lang, words, version),
    foot: [
      // Nobody who signed another text is counted for this one.
      [formatVersion(statement, words, version), ...formatCounts(words, versions[0]?.counts ?? said)].join(
        ' · ',
      ),
      ...(versions.length === 0
        ? []
        : [
            versions
              .slice(1)
              .map((one) => formatVersionCounts(words, one))
              .join(' '),
          ]),
      formatMoment(words, moment),
    ],
    moment: moment.toISOString(),
  }
}

const formatVersion = ({ versions }: Statement, { t, date }: Translator, version: number): string =>
  t('document.version', { n: version, date: date(versions[version - 1]?.date ?? '') })

const formatMoment = ({ t, date }: Translator, moment: Date): string =>
  t('document.moment', {
    day: date(dayInGeneva(moment)),
    utc: moment.toISOString().slice(0, 16).replace('T', ' '),
  })

/** "321 organisations, 39 of them anonymous", as the source of a list states it. */
const formatCounts = (words: Translator, said: readonly DisplayedCount[]): string[] =>
  said.map(({ kind, count }) => formatCount(words, kind, count))

/** What is to be said about the numbers. */
function formatRemarks(
  statement: Statement,
  said: readonly DisplayedCount[],
  lang: string,
  words: Translator,
): string[] {
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
function composeLists(
  statement: Statement,
  roll: Signatories,
  lang: string,
  words: Translator,
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
        ...(versions.length === 1 ? [] : [formatVersion(statement, words, n)]),
      ]
      if (here.length === 0) return []
      const list = {
        kind,
        heading: title.join(' · '),
        start,
        names: here.map((one) => composeName(one, lang)),
      }
      start += here.length
      return [list]
    })
  })
}

function composeName(signatory: Signatory, lang: string) {
  const { name, otherName, title, country } = signatoryLineView(signatory, lang, 1)
  return { name, otherName, title: title?.text, country }
}
