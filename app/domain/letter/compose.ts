import { caseWordsOf, wordsOf, type Campaign } from '../campaign/campaign.ts'
import { showClock } from '../campaign/session-slots.ts'
import { choosePhase, dayInGeneva } from '../campaign/session.ts'
import { listCasesFor, showMission, type Recipient } from '../directory/recipient.ts'
import { sitsOnCouncil } from '../directory/state.ts'
import { fillSlots } from '../locale/fill.ts'
import type { Locale } from '../locale/locale.ts'
import { showPartialDate } from '../locale/partial-date.ts'
import type { Reference } from '../reference/reference.ts'
import { chooseLetterTemplate, type LetterContext, type Templates } from './template.ts'
import { tidyText } from './tidy.ts'

export interface Letter {
  /** one line */
  subject: string
  /** lines end with \n; from the addressee to the closing formula, unsigned */
  text: string
  lang: string
  recipient: Recipient
  /** the cases it speaks of, by id */
  cases: string[]
}

/** What a letter depends on besides its campaign. */
export interface World {
  reference: Reference
  templates: Templates
  locales: ReadonlyMap<string, Locale>
  now: Date
  /** the address of a campaign's page, or of one of its cases */
  link(slug: string, lang: string, caseId?: string): string
}

/** Composes the letters of one campaign in one language at one moment. `recipient` is one that `decideRecipient` accepted. */
export type Composer = (recipient: Recipient, caseId?: string) => Letter

/** Does once what all letters of a campaign in a language share: dates, words, the place of the clock. */
export function prepareLetters(campaign: Campaign, lang: string, world: World): Composer {
  const words = wordsOf(campaign, lang)
  const { reference, templates, now } = world
  const conventions = reference.conventions.get(lang)
  const locale = world.locales.get(lang)
  if (!conventions || !locale) throw new Error(`nothing to write letters in ${lang} with`)
  const today = dayInGeneva(now)
  const request = showClock(
    words.letter.request,
    choosePhase(campaign.session, now),
    campaign.session,
    locale,
  )
  const caseTexts = new Map(
    campaign.cases.map((c) => {
      const own = caseWordsOf(campaign, lang, c.id)
      const state = reference.states.get(c.state)?.names[lang] ?? c.state
      return [
        c.id,
        {
          several: { name: own.name, state, text: own.letter },
          alone: { name: own.name, state, text: own['letter-alone'] },
        },
      ]
    }),
  )
  const showAsOf = new Map(
    campaign.cases.map((c) => [c['as-of'], showPartialDate(c['as-of'], locale.formats)]),
  )

  return (recipient, caseId) => {
    const cases = listCasesFor(campaign, recipient.state.code, caseId)
    const [first] = cases
    if (!first) throw new Error(`no case for ${recipient.id}: decideRecipient was not asked`)
    const alone = cases.length === 1
    const asOf = cases.reduce((oldest, c) => (c['as-of'] < oldest ? c['as-of'] : oldest), first['as-of'])
    const context: LetterContext = {
      office: conventions.office,
      mission: showMission(recipient, conventions),
      salutation: conventions.salutation,
      closing: conventions.closing,
      subject: alone
        ? fillSlots(words.letter['subject-alone'], { case: caseTexts.get(first.id)?.alone.name ?? '' })
        : words.letter.subject,
      opening: alone ? words.letter['opening-alone'] : words.letter.opening,
      cases: cases.flatMap((c) => caseTexts.get(c.id)?.[alone ? 'alone' : 'several'] ?? []),
      alone,
      request,
      council: sitsOnCouncil(reference.councilSeats, recipient.state.code, today) === true,
      year: today.slice(0, 4),
      'as-of': showAsOf.get(asOf) ?? asOf,
      link: world.link(campaign.slug, lang, alone ? first.id : undefined),
    }
    const { subject, text } = chooseLetterTemplate(
      templates,
      campaign.slug,
      recipient.state.code,
      lang,
    ).render(context)
    return { subject: subject.trim(), text: tidyText(text), lang, recipient, cases: cases.map((c) => c.id) }
  }
}
