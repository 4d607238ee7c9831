import { json, redirect } from '@remix-run/node'
import { showOpening } from '../../domain/campaign/campaign.ts'
import { dayInGeneva } from '../../domain/campaign/session.ts'
import { addressLetter } from '../../domain/channel/address-letter.ts'
import type { Device } from '../../domain/channel/device.ts'
import { parseReadyLetter, signLetter, type FormProblem } from '../../domain/letter/edited.ts'
import type { Context } from '../../context.ts'
import { showEml } from '../eml.server.ts'
import { participate } from '../participation.server.ts'
import { isOurToken, mintToken } from '../token.server.ts'
import { field, readLetterForm, readNonce } from './form-fields.server.ts'
import { composeAsked, type LetterAsked } from './letter-asked.server.ts'
import { answerClosed, showNextLetter } from './letter-sent.server.ts'
import { showLetterPage } from './letter-page.server.ts'
import { showOutPage } from './out-page.server.ts'

/**
 * Answers the letter page's button: the ways of sending, or the page again with all that was typed and what is wrong.
 * `token` is minted here for the page of the ways out, or comes back with a letter that is changed once more.
 */
export async function answerLetterForm(
  app: Context,
  asked: LetterAsked,
  data: FormData,
  { limited, device }: { limited: boolean; device: Device },
) {
  const form = readLetterForm(data)
  const given = field(data, 'token')
  const token = isOurToken(app.secret, given, app.now()) ? given : undefined
  const again = (problems: FormProblem[]) => showLetterPage(app, asked, { form, problems, limited, token })
  const intent = field(data, 'intent')
  if (intent === 'edit') return json(again([]))
  if (showOpening(asked.campaign, dayInGeneva(app.now())) !== 'open') throw answerClosed(asked)
  // Going on brings no letter that could be lost or shown again, so it is only refused where everything is.
  if (intent === 'next' || intent === 'sent-next')
    return json(await showNextLetter(app, asked, data, form, intent === 'sent-next'))
  if (limited) return json(again([]), { status: 429 })
  const { letter: composed, letterLang } = composeAsked(app, asked)
  const signed = signLetter(form, composed)
  if (!signed.ok) return json(again(signed.error), { status: 422 })

  const { campaign, recipient, caseId } = asked
  const trap = field(data, 'website')
  // Who filled the trap gets a token like any other that counts nothing.
  const ownToken =
    trap === ''
      ? (token ?? mintToken(app.secret, app.now(), readNonce(data)))
      : mintToken('trapped', app.now())
  await participate(
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
  return json(await showOutPage(app, asked, { form, letter: signed.value, token: ownToken, device }))
}

/** The letter as a draft file to open in a mail program. */
export async function answerDraft(
  app: Context,
  { campaign, recipient, lang }: LetterAsked,
  data: FormData,
): Promise<Response> {
  const { to, cc } = addressLetter(campaign, app.reference, app.directory(campaign), recipient)
  const letter = parseReadyLetter(field(data, 'subject'), field(data, 'text'))
  if (to.length === 0 || !letter)
    return redirect(`/${lang}/campaigns/${campaign.slug}/write/${recipient.id}`, 303)
  return new Response(new Uint8Array(await showEml(letter, to, cc)), {
    headers: {
      'Content-Type': 'message/rfc822',
      'Content-Disposition': `attachment; filename="letter-${recipient.id}.eml"`,
      'Cache-Control': 'no-store',
    },
  })
}
