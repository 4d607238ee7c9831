import { json, redirect } from '@remix-run/node'
import { campaignStatus } from '#app/campaign/campaign.ts'
import { dayInGeneva } from '#app/time/session.ts'
import type { Device } from '#app/channel/device.ts'
import {
  letterFormFields,
  toReadyLetter,
  signLetter,
  type LetterProblem,
} from '#app/letter/editing/letter-form.ts'
import type { Context } from '#app/context.ts'
import { buildEml } from '#app/documents/eml/eml.server.ts'
import { recordSupporterAction } from '#app/participation/participation.server.ts'
import { isPageToken, issuePageToken } from '#app/security/page-token.server.ts'
import { readField, readFields, readNonce } from '#app/pages/form-fields.server.ts'
import type { RequestedLetter } from './letter-request.server.ts'
import { campaignClosedResponse, nextLetterView } from './report-sent.server.ts'
import { letterPageView } from './letter-page.server.ts'
import { sendPageView } from './send-options/send-page.server.ts'

/**
 * Answers the letter page's button: the ways of sending, or the page again with all that was typed and what is wrong.
 * `token` is minted here for the page of the ways out, or comes back with a letter that is changed once more.
 */
export async function handleLetterForm(
  app: Context,
  letter: RequestedLetter,
  data: FormData,
  { limited, device }: { limited: boolean; device: Device },
) {
  const form = readFields(data, letterFormFields)
  const given = readField(data, 'token')
  const token = isPageToken(app.secret, given, app.now()) ? given : undefined
  const again = (problems: LetterProblem[]) => letterPageView(app, letter, { form, problems, limited, token })
  const intent = readField(data, 'intent')
  if (intent === 'edit') return json(again([]))
  if (campaignStatus(letter.campaign, dayInGeneva(app.now())) !== 'open') throw campaignClosedResponse(letter)
  // Going on brings no letter that could be lost or shown again, so it is only refused where everything is.
  if (intent === 'next' || intent === 'sent-next')
    return json(await nextLetterView(app, letter, data, form, intent === 'sent-next'))
  if (limited) return json(again([]), { status: 429 })
  const signed = signLetter(form, letter.compose())
  if (!signed.ok) return json(again(signed.error), { status: 422 })

  const { campaign, recipient, caseId, letterLang } = letter
  const trap = readField(data, 'website')
  // Who filled the trap gets a token like any other that counts nothing.
  const ownToken =
    trap === ''
      ? (token ?? issuePageToken(app.secret, app.now(), readNonce(data)))
      : issuePageToken('trapped', app.now())
  await recordSupporterAction(
    app,
    campaign,
    {
      kind: 'prepared',
      recipient: recipient.id,
      language: letterLang,
      ...(caseId === undefined ? {} : { caseId }),
    },
    ownToken,
  )
  return json(await sendPageView(app, letter, { form, letter: signed.value, token: ownToken, device }))
}

/** The letter as a draft file to open in a mail program. */
export async function handleDraft(
  { campaign, recipient, lang, addressed }: RequestedLetter,
  data: FormData,
): Promise<Response> {
  const { to, cc } = addressed
  const letter = toReadyLetter(readField(data, 'subject'), readField(data, 'text'))
  if (to.length === 0 || !letter)
    return redirect(`/${lang}/campaigns/${campaign.slug}/write/${recipient.id}`, 303)
  return new Response(new Uint8Array(await buildEml(letter, to, cc)), {
    headers: {
      'Content-Type': 'message/rfc822',
      'Content-Disposition': `attachment; filename="letter-${recipient.id}.eml"`,
      'Cache-Control': 'no-store',
    },
  })
}
