import { loadCliContext, requireLoadedCampaign, requireConfig } from '#app/cli/cli-context.ts'
import { decideRecipient } from '#app/recipient/recipient.ts'
import { prepareLetterComposer } from '#app/letter/compose-letter.ts'
import { createTypesetter } from '#app/documents/typesetter/typesetter.server.ts'
import { composeLetterSheet } from '#app/pages/letter/files/letter-pdf.server.ts'
import { median } from './median.ts'

/**
 * Measures milliseconds to build the PDF of a letter and the PNG of a share picture; the first one also
 * starts the process and loads fonts.
 */
export async function measureTypesetting(): Promise<string[]> {
  const context = loadCliContext(requireConfig(process), 'end-reprisals')
  const campaign = requireLoadedCampaign(context, 'end-reprisals')
  const { reference, locales } = context.compositionContext
  const typesetter = createTypesetter()
  const time = async (task: () => Promise<unknown>) => {
    const from = performance.now()
    await task()
    return performance.now() - from
  }
  const lines: string[] = []
  let first: number | undefined
  for (const lang of campaign.languages) {
    const compose = prepareLetterComposer(campaign, lang, context.compositionContext)
    const conventions = reference.conventions.get(lang)
    const locale = locales.get(lang)
    if (!conventions || !locale) continue
    const times: number[] = []
    const drawn: number[] = []
    for (const [i, state] of [...reference.states.keys()].slice(0, 21).entries()) {
      const recipient = decideRecipient(campaign, reference, state)
      if (!recipient.ok) continue
      const letter = compose(recipient.value)
      const sheet = composeLetterSheet({
        campaign,
        recipient: recipient.value,
        letter,
        address: undefined,
        conventions,
        locale,
        placeAndDate: 'Geneva',
      })
      times.push(await time(() => typesetter.typesetLetter(sheet)))
      const { dir } = locale
      const title = `${letter.subject} ${i}`
      drawn.push(
        await time(() =>
          typesetter.drawPicture({ lang, dir, site: 'Démarche', above: '', title, line: title, foot: title }),
        ),
      )
    }
    first ??= times[0]
    lines.push(
      `letter as PDF, ${lang}: ${median(times).toFixed(1)} ms; share picture: ${median(drawn).toFixed(1)} ms`,
    )
  }
  await typesetter.close()
  return [`first letter as PDF, with the start of the typesetter: ${first?.toFixed(0)} ms`, ...lines]
}
