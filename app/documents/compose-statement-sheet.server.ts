import { dayInGeneva } from '#app/time/session.ts'
import type { Signatories } from '#app/signature/signatories/signatories.ts'
import { signatoryLineView } from '#app/signature/signatory/signatory-line.ts'
import { displayedCounts, type DisplayedCount } from '#app/signature/signatories/displayed-counts.ts'
import { signatoryKinds, versionOf, type Signatory } from '#app/statement/signatory.ts'
import { statementText, statementWords, type Statement } from '#app/statement/statement.ts'
import { formatCount, formatVersionCounts } from '#app/signature/signatory/format-counts.ts'
import { displayedVersionCounts } from '#app/signature/signatories/version-counts.ts'
import { createTranslator, type Translator } from '#app/locale/translator.ts'
import type { LocaleFile } from '#app/locale/locales.server.ts'
import type { SignatoryStore } from '#app/signature/signatories/signatory-store.server.ts'
import { formatPlaceAndDate, type PlaceAndDateContext } from './place-and-date.ts'
import type { SheetList, StatementSheet } from './statement-sheet.ts'

export interface StatementSheetContext extends PlaceAndDateContext {
  locales: ReadonlyMap<string, LocaleFile>
  signatories: Pick<SignatoryStore, 'differences'>
}

interface SheetRequest {
  version: number
  lang: string
  /** a longer list is left out, and a remark says so */
  maxNames?: number
}

/** Lays out a version of a statement in one of its languages, with its signatories. */
export function composeStatementSheet(
  app: StatementSheetContext,
  statement: Statement,
  signatories: Signatories,
  { version, lang, maxNames = Infinity }: SheetRequest,
): StatementSheet {
  const locale = app.locales.get(lang)
  if (!locale) throw new Error(`no locale ${lang}`)
  const translator = createTranslator(locale)
  const { t, number } = translator
  const words = statementWords(statement, lang)
  const { blocks, notes } = statementText(statement, version, lang)
  const address = ({ id, postal = [] }: Statement['addressees'][number]) => {
    const { name = id, office } = words.addressees[id] ?? {}
    return [name, ...(office === undefined ? [] : [office]), ...postal]
  }
  const differences = app.signatories.differences(statement.slug)
  const versions = displayedVersionCounts(signatories.versions, version, statement, differences)
  const totals = versions.length === 0 ? displayedCounts(signatories.counts, differences) : []
  const counts = [
    ...formatCounts(translator, totals),
    ...versions.map((one) => formatVersionCounts(translator, one)),
  ]
  const displayed = [...totals, ...versions.flatMap((one) => one.counts)]
  const remarks = formatRemarks(statement, displayed, lang, translator)
  const isTooLong = signatories.counts.organisation.listed + signatories.counts.person.listed > maxNames
  const moment = app.now()
  const others = versions.slice(1)
  return {
    lang,
    dir: locale.dir,
    title: words.title,
    letterhead: statement.letterhead,
    placeAndDate: formatPlaceAndDate(app, lang, words.place ?? '', statement.date),
    addressees: statement.addressees.map(address),
    copiesLabel: t('statement.copies'),
    copies: statement.copies.map(address),
    subject: t('statement.subject', { subject: words.subject }),
    salutation: words.salutation,
    body: blocks,
    notes,
    notesLabel: t('statement.notes'),
    close: words.close,
    heading: t('statement.signatories'),
    counts: counts.length === 0 ? [t('statement.nobody')] : counts,
    remarks: isTooLong ? [...remarks, t('document.too-long', { most: number(maxNames) })] : remarks,
    lists: isTooLong ? [] : composeLists(statement, signatories, lang, translator, version),
    foot: [
      // A signature of another version is not counted for this one.
      [
        formatVersion(statement, translator, version),
        ...formatCounts(translator, versions[0]?.counts ?? totals),
      ].join(' · '),
      ...(versions.length === 0 ? [] : [others.map((one) => formatVersionCounts(translator, one)).join(' ')]),
      formatMoment(translator, moment),
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

/** "321 organisations, 39 of them anonymous", for each kind. */
const formatCounts = (translator: Translator, counts: readonly DisplayedCount[]): string[] =>
  counts.map(({ kind, count }) => formatCount(translator, kind, count))

/** Paragraphs that explain the numbers. */
function formatRemarks(
  statement: Statement,
  displayed: readonly DisplayedCount[],
  lang: string,
  { t, number, date }: Translator,
): string[] {
  const remarks = displayed.flatMap(({ difference }) =>
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
  const { elsewhere: imported } = statement
  if (imported) {
    remarks.push(t('statement.elsewhere', { date: date(imported['as-of']) }))
    const note = statementWords(statement, lang).elsewhere
    if (note !== undefined) remarks.push(...note.split(/\n\s*\n/))
  }
  if (statement.signatories.persons === 'numbers' && displayed.some(({ kind }) => kind === 'person'))
    remarks.push(t('statement.persons-counted'))
  return remarks
}

/** A list for each kind, and for each version if there are several: that of the document first. The numbers continue within a kind. */
function composeLists(
  statement: Statement,
  signatories: Signatories,
  lang: string,
  translator: Translator,
  version: number,
): SheetList[] {
  const versions = statement.versions.map((_, at) => at + 1)
  const inOrder = [version, ...versions.filter((n) => n !== version).reverse()]
  const all = signatoryKinds.map((kind) => ({ kind, names: signatories.all(kind, statement.order, lang) }))
  const isOneKind = all.filter(({ names }) => names.length > 0).length < 2
  return all.flatMap(({ kind, names }) => {
    let start = 1
    return inOrder.flatMap((n) => {
      const here = names.filter((signatory) => versionOf(signatory) === n)
      const title = [
        ...(isOneKind ? [] : [translator.t(`statement.${kind}`)]),
        ...(versions.length === 1 ? [] : [formatVersion(statement, translator, n)]),
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
