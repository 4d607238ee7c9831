import { redirect } from '@remix-run/node'
import type { Campaign } from '../../domain/campaign/campaign.ts'
import { canBeSet } from '../../domain/channel/pdf.ts'
import type { Address } from '../../domain/directory/address.ts'
import type { Conventions } from '../../domain/directory/conventions.ts'
import type { Recipient } from '../../domain/directory/recipient.ts'
import { prepareAddressees } from '../../domain/letter/addressee.ts'
import { formLimits, parseReadyLetter, toOneLine, type EditedLetter } from '../../domain/letter/edited.ts'
import type { Locale } from '../../domain/locale/locale.ts'
import type { Context } from '../../context.ts'
import type { LetterSheet } from '../typeset/sheet.server.ts'
import { composeAsked, showAskedQuery, type LetterAsked } from './letter-asked.server.ts'
import { showPlaceAndDate } from './place-and-date.server.ts'

/** The letter on paper, as a file. Nothing is kept of it. Throws a PressTrouble. */
export async function answerPdf(app: Context, asked: LetterAsked, data: FormData): Promise<Response> {
  const { campaign, recipient, lang } = asked
  const field = (name: string) => String(data.get(name) ?? '')
  const { address, letterLang } = composeAsked(app, asked)
  const letter = parseReadyLetter(field('subject'), field('text'))
  const conventions = app.reference.conventions.get(letterLang)
  const locale = app.locales.get(letterLang)
  const town = toOneLine(field('town')).slice(0, formLimits.town)
  const settable = letter && canBeSet(`${letter.subject}\n${letter.text}\n${town}`)
  if (!letter || !settable || !conventions || !locale)
    return redirect(`/${lang}/campaigns/${campaign.slug}/write/${recipient.id}${showAskedQuery(asked)}`, 303)
  const placeAndDate = showPlaceAndDate(app, letterLang, town)
  const sheet = showSheet({ campaign, recipient, letter, address, conventions, locale, placeAndDate })
  return new Response(new Uint8Array(await app.press.typesetLetter(sheet)), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="letter-${recipient.id}.pdf"`,
      'Cache-Control': 'no-store',
    },
  })
}

interface OnPaper {
  campaign: Campaign
  recipient: Recipient
  letter: EditedLetter
  address: Address | undefined
  conventions: Conventions
  locale: Pick<Locale, 'lang' | 'dir'>
  placeAndDate: string
}

/** The letter with its parts in their places on paper: whom it is addressed to moves from the text to the address block. */
export function showSheet(paper: OnPaper): LetterSheet {
  const { campaign, recipient, letter, address, conventions, locale, placeAndDate } = paper
  const { office, mission, closing } = prepareAddressees(campaign, conventions)(recipient)
  const [first = '', ...rest] = letter.text.split(/\n\s*\n/)
  const heading = first.split('\n')
  const isAddressed = heading.some((line) => line !== '' && [office, mission].includes(line.trim()))
  const addressee = isAddressed ? heading : []
  const postal = (address?.postal ?? []).filter((line) => !addressee.includes(line))
  return {
    lang: locale.lang,
    dir: locale.dir,
    placeAndDate,
    addressee: [...addressee, ...postal],
    subject: letter.subject,
    text: isAddressed ? rest.join('\n\n') : letter.text,
    closing,
    title: letter.subject,
  }
}
