import { campaignWords, type Campaign } from '#app/campaign/campaign.ts'
import { choosePhaseSentence, formatSessionSlots } from '#app/campaign/session-slots.ts'
import { choosePhase, dayInGeneva } from '#app/time/session.ts'
import { listCasesFor, listCopies, type Recipient } from '#app/recipient/recipient.ts'
import { isOnCouncil } from '#app/reference/council.ts'
import { fillSlots } from '#app/text/slots.ts'
import type { Locale } from '#app/locale/locale.ts'
import { formatPartialDate } from '#app/time/partial-date.ts'
import type { Reference } from '#app/reference/reference.ts'
import { prepareFormsOfAddress } from './forms-of-address.ts'
import { prepareCaseTexts } from './case-texts.ts'
import { ownSentenceMark, splitAtOwnSentence } from './editing/own-sentence.ts'
import { chooseLetterTemplate, type LetterContext, type Templates } from './template.ts'
import { normaliseWhitespace } from '#app/text/normalise-whitespace.ts'
import { chooseBySeed, type ChooseWording } from './wording.ts'

export interface Letter {
  /** one line */
  subject: string
  /** from the addressee to the closing formula, unsigned; lines end with \n */
  text: string
  lang: string
  recipient: Recipient
  /** the names of the recipients of copies, in the letter's language */
  copies: string[]
  /** the lines under the signature that name the recipients of copies, or empty */
  foot: string
  /** ids of the cases that it is about */
  cases: string[]
  /** the number of possible wordings */
  wordings: number
  /** the paragraphs after the place of the supporter's own sentence */
  following: string[]
}

/** The data that a letter depends on besides its campaign. */
export interface CompositionContext {
  reference: Reference
  templates: Templates
  locales: ReadonlyMap<string, Locale>
  now: Date
  /** builds the URL of a campaign's page, or of one of its cases */
  link(slug: string, lang: string, caseId?: string): string
}

/**
 * Composes the letters of one campaign in one language at one moment. `recipient` is one that
 * `decideRecipient` accepted; `choose` picks between alternatives, as a seed does.
 */
export type LetterComposer = (recipient: Recipient, caseId?: string, choose?: ChooseWording) => Letter

/** Prepares what all letters of a campaign in one language share: dates, words, the phase of the session. */
export function prepareLetterComposer(
  campaign: Campaign,
  lang: string,
  context: CompositionContext,
): LetterComposer {
  const { letter } = campaignWords(campaign, lang)
  const { reference, templates, now } = context
  const locale = context.locales.get(lang)
  const conventions = reference.conventions.get(lang)
  if (!conventions || !locale) throw new Error(`nothing to write letters in ${lang} with`)
  const today = dayInGeneva(now)
  const slots = formatSessionSlots(campaign.session, locale)
  const requests = listWordings(
    choosePhaseSentence(letter.request, choosePhase(campaign.session, now), campaign.session),
  ).map((sentence) => fillSlots(sentence, slots))
  const caseTexts = prepareCaseTexts(campaign, lang, reference)
  const addressees = prepareFormsOfAddress(campaign, conventions)
  const showAsOf = new Map(
    campaign.cases.map((c) => [c['as-of'], formatPartialDate(c['as-of'], locale.formats)]),
  )

  return (recipient, caseId, choose = chooseBySeed(0)) => {
    const cases = listCasesFor(campaign, recipient, caseId)
    const [first] = cases
    if (!first && campaign.cases.length > 0)
      throw new Error(`no case for ${recipient.id}: call decideRecipient first`)
    const alone = cases.length === 1 && first !== undefined
    const asOf = cases.map((c) => c['as-of']).sort()[0] ?? ''
    let wordings = 1
    const pick: ChooseWording = (n) => {
      wordings *= n
      return choose(n)
    }
    const take = (words: string | readonly string[] | undefined) => chooseWording(words, pick)
    const values: LetterContext = {
      ...addressees(recipient),
      subject: alone
        ? fillSlots(take(letter['subject-alone']), { case: caseTexts(first.id).alone.name })
        : take(letter.subject),
      opening: take(alone ? letter['opening-alone'] : letter.opening),
      cases: cases.map((c) => caseTexts(c.id)[alone ? 'alone' : 'several']),
      alone,
      body: first ? '' : (letter.body ?? ''),
      own: ownSentenceMark,
      request: take(requests),
      council:
        recipient.kind === 'mission' &&
        isOnCouncil(reference.councilSeats, recipient.state.code, today) === true,
      year: today.slice(0, 4),
      'as-of': showAsOf.get(asOf) ?? '',
      link: context.link(campaign.slug, lang, alone ? first.id : undefined),
    }
    const template = chooseLetterTemplate(templates, campaign.slug, recipient.id, lang)
    const { subject, text } = template.render(values, pick)
    const copies = listCopies(campaign, reference, recipient).map((copy) => addressees(copy).heading)
    return {
      subject: subject.trim(),
      ...splitAtOwnSentence(normaliseWhitespace(text)),
      lang,
      recipient,
      copies,
      foot: copies.map((name) => conventions.cc.replace('{name}', () => name)).join('\n'),
      cases: cases.map((c) => c.id),
      wordings,
    }
  }
}

/** The wordings as a list, also of a single one. */
const listWordings = (words: string | readonly string[]): readonly string[] =>
  typeof words === 'string' ? [words] : words

function chooseWording(words: string | readonly string[] | undefined, choose: ChooseWording): string {
  const all = listWordings(words ?? [])
  const text = all[choose(all.length)]
  if (text === undefined) throw new Error('words are missing that the check asks for')
  return text
}
