import { redirect } from '@remix-run/node'
import type { LetterForm } from '#app/letter/editing/letter-form.ts'
import type { Context } from '#app/context.ts'
import { recordSupporterAction } from '#app/participation/participation.server.ts'
import { readField } from '#app/core/form-fields.ts'
import { requireLetterAt, type RequestedLetter } from './letter-request.server.ts'
import { campaignPath, thanksPath } from '#app/paths.ts'
import { letterPageView } from './letter-page.server.ts'
import { unavailableResponse } from '#app/pages/require-campaign.server.ts'

/** Counts "I have sent it" and redirects to the thanks, also when it is repeated. */
export async function handleSent(app: Context, letter: RequestedLetter, data: FormData): Promise<Response> {
  const { campaign, caseId, recipient, lang } = letter
  await reportSent(app, letter, readField(data, 'token'))
  return redirect(thanksPath(lang, campaign.slug, { case: caseId, to: recipient.id }), 303)
}

async function reportSent(app: Context, letter: RequestedLetter, token: string): Promise<void> {
  const { campaign, recipient, caseId, letterLang: language } = letter
  const recorded = await recordSupporterAction(
    app,
    campaign,
    { kind: 'reported', recipient: recipient.id, language, ...(caseId === undefined ? {} : { caseId }) },
    token,
  )
  if (!recorded.ok) throw campaignClosedResponse(letter)
}

/**
 * The next letter of a round, which keeps name, town and own sentence; the letter before is counted if the supporter says that it
 * was sent. The fields come by POST, since an address with a name in it stays in the browser's history.
 */
export async function nextLetterView(
  app: Context,
  letter: RequestedLetter,
  data: FormData,
  form: LetterForm,
  sent: boolean,
) {
  const { campaign, lang } = letter
  const before = `http://before.example/${readField(data, 'before')}`
  if (sent && URL.canParse(before)) {
    const { pathname, searchParams } = new URL(before)
    const params = { lang, slug: campaign.slug, state: pathname.slice(1) }
    await reportSent(app, requireLetterAt(app, params, searchParams), readField(data, 'token'))
  }
  const { subject, text } = letter.compose()
  return letterPageView(app, letter, {
    form: { ...form, subject, text },
    problems: [],
    limited: false,
    token: undefined,
  })
}

export const campaignClosedResponse = ({
  campaign,
  lang,
}: Pick<RequestedLetter, 'campaign' | 'lang'>): Response =>
  unavailableResponse(
    {
      code: 'closed',
      links: [
        {
          href: campaignPath(lang, campaign.slug),
          label: campaign.words.get(lang)?.title ?? campaign.slug,
        },
      ],
    },
    403,
  )
