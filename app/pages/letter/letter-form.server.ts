import { json } from '@remix-run/node'
import { campaignStatus } from '#app/campaign/campaign.ts'
import { dayInGeneva } from '#app/time/session.ts'
import type { Device } from '#app/channel/device.ts'
import { letterFormFields, signLetter, type LetterProblem } from '#app/letter/editing/letter-form.ts'
import type { Context } from '#app/context.ts'
import { recordSupporterAction } from '#app/participation/participation.server.ts'
import { isPageToken, issuePageToken } from '#app/security/page-token.server.ts'
import { readField, readFields, readNonce } from '#app/core/form-fields.ts'
import type { RequestedLetter } from './letter-request.server.ts'
import { campaignClosedResponse, nextLetterView } from './report-sent.server.ts'
import { letterPageView } from './letter-page.server.ts'
import { sendPageView } from './send-options/send-page.server.ts'

/**
 * Answers the letter page's button: the page of the ways to send, or the letter's page again with all that was typed and what is
 * wrong. The token is issued here, or comes back with a letter that is changed once more.
 */
export async function handleLetterForm(
  app: Context,
  letter: RequestedLetter,
  data: FormData,
  { limited, device }: { limited: boolean; device: Device },
) {
  const form = readFields(data, letterFormFields)
  const receivedToken = readField(data, 'token')
  const token = isPageToken(app.secret, receivedToken, app.now()) ? receivedToken : undefined
  const again = (problems: LetterProblem[]) => letterPageView(app, letter, { form, problems, limited, token })
  const intent = readField(data, 'intent')
  if (intent === 'edit') return json(again([]))
  if (campaignStatus(letter.campaign, dayInGeneva(app.now())) !== 'open') throw campaignClosedResponse(letter)
  // Going on to the next letter brings no text that could be lost, so this limit does not apply to it.
  if (intent === 'next' || intent === 'sent-next')
    return json(await nextLetterView(app, letter, data, form, intent === 'sent-next'))
  if (limited) return json(again([]), { status: 429 })
  const signed = signLetter(form, letter.compose())
  if (!signed.ok) return json(again(signed.error), { status: 422 })

  const { campaign, recipient, caseId, letterLang } = letter
  const isTrapped = readField(data, 'website') !== ''
  // The token of a trapped visitor looks like any other and counts nothing.
  const ownToken = isTrapped
    ? issuePageToken('trapped', app.now())
    : (token ?? issuePageToken(app.secret, app.now(), readNonce(data)))
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
