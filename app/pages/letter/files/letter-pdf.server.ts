import { redirect } from '@remix-run/node'
import type { Campaign } from '#app/campaign/campaign.ts'
import { isTypesettable } from '#app/channel/channels/pdf.ts'
import type { Address } from '#app/recipient/address.ts'
import type { Conventions } from '#app/reference/conventions.ts'
import type { Recipient } from '#app/recipient/recipient.ts'
import { prepareFormsOfAddress } from '#app/letter/forms-of-address.ts'
import { maxLetterFormLengths, toReadyLetter, type EditedLetter } from '#app/letter/editing/letter-form.ts'
import { toOneLine } from '#app/text/characters/clean-text.ts'
import type { Locale } from '#app/locale/locale.ts'
import { readField } from '#app/core/form-fields.ts'
import type { Context } from '#app/context.ts'
import { letterQuery, type RequestedLetter } from '#app/pages/letter/letter-request.server.ts'
import { letterPath } from '#app/paths.ts'
import type { LetterSheet } from '#app/documents/pdf/letter-to-typst.ts'
import { formatPlaceAndDate } from '#app/documents/place-and-date.ts'

/** Answers with the letter on paper as a file; back to the letter where it cannot be typeset. Throws a TypesetError. */
export async function handleLetterPdf(
  app: Context,
  requested: RequestedLetter,
  data: FormData,
): Promise<Response> {
  const { campaign, recipient, lang, address, letterLang } = requested
  const letter = toReadyLetter(readField(data, 'subject'), readField(data, 'text'))
  const conventions = app.reference.conventions.get(letterLang)
  const locale = app.locales.get(letterLang)
  const town = toOneLine(readField(data, 'town')).slice(0, maxLetterFormLengths.town)
  const settable = letter && isTypesettable(`${letter.subject}\n${letter.text}\n${town}`)
  if (!letter || !settable || !conventions || !locale)
    return redirect(letterPath(lang, campaign.slug, recipient.id, letterQuery(requested.query)), 303)
  const placeAndDate = formatPlaceAndDate(app, letterLang, town)
  const sheet = composeLetterSheet({
    campaign,
    recipient,
    letter,
    address,
    conventions,
    locale,
    placeAndDate,
  })
  return new Response(new Uint8Array(await app.typesetter.typesetLetter(sheet)), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="letter-${recipient.id}.pdf"`,
      'Cache-Control': 'no-store',
    },
  })
}

interface PaperLetter {
  campaign: Campaign
  recipient: Recipient
  letter: EditedLetter
  address: Address | undefined
  conventions: Conventions
  locale: Pick<Locale, 'lang' | 'dir'>
  placeAndDate: string
}

/** The letter with its parts in their places on paper: the addressee moves from the text to the address block. */
export function composeLetterSheet(paper: PaperLetter): LetterSheet {
  const { campaign, recipient, letter, address, conventions, locale, placeAndDate } = paper
  const { office, mission, closing } = prepareFormsOfAddress(campaign, conventions)(recipient)
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
