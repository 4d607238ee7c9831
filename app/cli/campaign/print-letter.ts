import type { Campaign } from '#app/campaign/campaign.ts'
import { dayInGeneva } from '#app/time/session.ts'
import type { ChannelPlan, OutgoingLetter } from '#app/channel/channel.ts'
import type { Address } from '#app/recipient/address.ts'
import type { Letter } from '#app/letter/compose-letter.ts'
import { formatPartialDate } from '#app/time/partial-date.ts'
import { buildEml } from '#app/documents/eml/eml.server.ts'
import { composeLetterSheet } from '#app/pages/letter/files/letter-pdf.server.ts'
import { createTypesetter } from '#app/documents/typesetter/typesetter.server.ts'
import { print, printError, type CliIo } from '#app/cli/io.ts'
import type { LetterFormat } from './letter-formats.ts'
import type { CliContext } from '#app/cli/cli-context.ts'

interface Printed {
  context: CliContext
  campaign: Campaign
  letter: Letter
  address: Address | undefined
  addressed: Pick<OutgoingLetter, 'to' | 'cc'>
  channels: ChannelPlan[]
}

/** Printers of a letter by format; each returns the exit code. */
const printers: Readonly<Record<LetterFormat, (io: CliIo, printed: Printed) => number | Promise<number>>> = {
  text(io, { letter: { subject, text } }) {
    print(io, `${subject}\n\n${text}`)
    return 0
  },
  json(io, { letter: { subject, text, lang, recipient, copies, wordings }, address, channels }) {
    print(
      io,
      JSON.stringify(
        {
          subject,
          text,
          lang,
          recipient: {
            id: recipient.id,
            kind: recipient.kind,
            ...(recipient.kind === 'mission' ? { seat: recipient.seat } : {}),
            email: address?.email ?? null,
            postal: address?.postal ?? null,
            status: address?.status ?? 'unknown',
          },
          cc: copies,
          wordings,
          channels,
        },
        null,
        2,
      ),
    )
    return 0
  },
  async eml(io, { letter, addressed: { to, cc } }) {
    if (to.length === 0) {
      printError(io, 'This recipient has no known email address, so there is no draft to print.')
      return 1
    }
    io.stdout.write(await buildEml(letter, to, cc))
    return 0
  },
  async pdf(io, { context: { compositionContext }, campaign, letter, address }) {
    const conventions = compositionContext.reference.conventions.get(letter.lang)
    const locale = compositionContext.locales.get(letter.lang)
    if (!conventions || !locale) throw new Error(`no conventions or locale for letters in ${letter.lang}`)
    const placeAndDate = formatPartialDate(dayInGeneva(compositionContext.now), locale.formats)
    const { recipient } = letter
    const sheet = composeLetterSheet({
      campaign,
      recipient,
      letter,
      address,
      conventions,
      locale,
      placeAndDate,
    })
    const typesetter = createTypesetter()
    try {
      io.stdout.write(await typesetter.typesetLetter(sheet))
    } finally {
      await typesetter.close()
    }
    return 0
  },
  links(io, { channels }) {
    for (const { id, fits, length, limit, reason, url } of channels)
      print(
        io,
        [
          id,
          fits ? 'fits' : `does not fit (${reason})`,
          limit === undefined ? `${length}` : `${length}/${limit}`,
          url ?? '',
        ]
          .join('\t')
          .trimEnd(),
      )
    return 0
  },
}

export const printLetter = async (io: CliIo, format: LetterFormat, printed: Printed): Promise<number> =>
  printers[format](io, printed)
