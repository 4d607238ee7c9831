import type { Campaign } from '../domain/campaign/campaign.ts'
import { dayInGeneva } from '../domain/campaign/session.ts'
import type { ChannelPlan, Outgoing } from '../domain/channel/channel.ts'
import type { Address } from '../domain/directory/address.ts'
import type { Letter } from '../domain/letter/compose.ts'
import { showPartialDate } from '../domain/locale/partial-date.ts'
import { showEml } from '../server/eml.server.ts'
import { showSheet } from '../server/pages/letter-pdf.server.ts'
import { createPress } from '../server/typeset/press.server.ts'
import { complain, print } from './command.ts'
import type { Workshop } from './workshop.ts'

interface Printed {
  workshop: Workshop
  campaign: Campaign
  letter: Letter
  address: Address | undefined
  addressed: Pick<Outgoing, 'to' | 'cc'>
  channels: ChannelPlan[]
}

/** Each format prints a letter and gives the exit code. */
const printers: Readonly<Record<string, (printed: Printed) => number | Promise<number>>> = {
  text({ letter: { subject, text } }) {
    print(`${subject}\n\n${text}`)
    return 0
  },
  json({ letter: { subject, text, lang, recipient, copies, wordings }, address, channels }) {
    print(
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
  async eml({ letter, addressed: { to, cc } }) {
    if (to.length === 0) {
      complain('No e-mail address of this recipient is known, so there is no draft to make.')
      return 1
    }
    process.stdout.write(await showEml(letter, to, cc))
    return 0
  },
  async pdf({ workshop: { world }, campaign, letter, address }) {
    const conventions = world.reference.conventions.get(letter.lang)
    const locale = world.locales.get(letter.lang)
    if (!conventions || !locale) throw new Error(`nothing to write letters in ${letter.lang} with`)
    const placeAndDate = showPartialDate(dayInGeneva(world.now), locale.formats)
    const { recipient } = letter
    const sheet = showSheet({ campaign, recipient, letter, address, conventions, locale, placeAndDate })
    const press = createPress()
    try {
      process.stdout.write(await press.typesetLetter(sheet))
    } finally {
      await press.close()
    }
    return 0
  },
  links({ channels }) {
    for (const { id, fits, length, limit, reason, url } of channels)
      print(
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

export const formats = Object.keys(printers)

export const printLetter = async (format: string, printed: Printed): Promise<number> =>
  (await printers[format]?.(printed)) ?? 2
