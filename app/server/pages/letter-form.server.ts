import { json, redirect } from '@remix-run/node'
import { showOpening } from '../../domain/campaign/campaign.ts'
import { dayInGeneva } from '../../domain/campaign/session.ts'
import { planChannels } from '../../domain/channel/plan.ts'
import { cleanText, signLetter, type FormProblem, type LetterForm } from '../../domain/letter/edited.ts'
import { showPartialDate } from '../../domain/locale/partial-date.ts'
import type { Deps } from '../deps.server.ts'
import { showEml } from '../eml.server.ts'
import { participate } from '../participation.server.ts'
import { isOurToken, mintToken } from '../token.server.ts'
import { showLetterPage, showQuery, showRecipient, type LetterAsked } from './letter-page.server.ts'
import { answerNotHere } from './require.server.ts'

const field = (data: FormData, name: string): string => {
  const value = data.get(name)
  return typeof value === 'string' ? value : ''
}

/** Where scripts run, the form brings a number made on the page: a page that is loaded again gets the same token. */
const readNonce = (data: FormData): string | undefined =>
  /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.exec(field(data, 'nonce'))?.[0]

/** What was typed into the letter page, as it was typed. */
export const readLetterForm = (data: FormData): LetterForm => ({
  subject: field(data, 'subject'),
  text: field(data, 'text'),
  name: field(data, 'name'),
  town: field(data, 'town'),
})

/**
 * Answers the letter page's button: the ways of sending, or the page again with all that was typed and what is wrong.
 * `token` is minted here for the page of the ways out, or comes back with a letter that is changed once more.
 */
export async function answerLetterForm(deps: Deps, asked: LetterAsked, data: FormData, limited: boolean) {
  const form = readLetterForm(data)
  const given = field(data, 'token')
  const token = isOurToken(deps.secret, given, deps.now()) ? given : undefined
  const again = (problems: FormProblem[]) => showLetterPage(deps, asked, { form, problems, limited, token })
  if (field(data, 'intent') === 'edit') return json(again([]))
  if (limited) return json(again([]), { status: 429 })
  if (showOpening(asked.campaign, dayInGeneva(deps.now())) !== 'open') throw answerClosed(asked)
  const signed = signLetter(form)
  if (!signed.ok) return json(again(signed.error), { status: 422 })

  const { campaign, recipient, caseId, lang } = asked
  const page = showLetterPage(deps, asked)
  const trap = field(data, 'website')
  // Who filled the trap gets a token like any other that counts nothing.
  const ownToken =
    trap === ''
      ? (token ?? mintToken(deps.secret, deps.now(), readNonce(data)))
      : mintToken('trapped', deps.now())
  await participate(
    deps,
    campaign,
    {
      kind: 'prepared',
      recipient: recipient.id,
      language: page.letterLang,
      ...(caseId === undefined ? {} : { caseId }),
    },
    ownToken,
  )
  const address = deps.directory(recipient)
  const { subject, text, cleaned } = signed.value
  return json({
    view: 'out' as const,
    slug: campaign.slug,
    here: page.here,
    caseId,
    asksLanguage: asked.letterLang,
    letterLang: page.letterLang,
    letterDir: page.letterDir,
    ...showRecipient(deps, { recipient, lang }),
    form,
    letter: { subject, text },
    placeAndDate: showPlaceAndDate(deps, page.letterLang, form.town),
    cleaned,
    token: ownToken,
    plans: planChannels({ letter: { subject, text }, to: address ? [address] : [] }),
  })
}

export const answerClosed = ({ campaign, lang }: Pick<LetterAsked, 'campaign' | 'lang'>): Response =>
  answerNotHere(
    {
      code: 'closed',
      links: [
        {
          href: `/${lang}/campaigns/${campaign.slug}`,
          label: campaign.words.get(lang)?.title ?? campaign.slug,
        },
      ],
    },
    403,
  )

/** "Lima, 21 November 2026", in the letter's language; without a town the day alone. */
function showPlaceAndDate(deps: Deps, lang: string, town: string): string {
  const day = showPartialDate(dayInGeneva(deps.now()), deps.locales.get(lang)?.formats ?? lang)
  const place = cleanText(town).replace(/\s+/g, ' ').trim()
  return place === '' ? day : `${place}${lang === 'zh' ? '，' : ', '}${day}`
}

/** The letter as a draft file to open in a mail program. */
export async function answerDraft(
  deps: Deps,
  { campaign, recipient, lang }: LetterAsked,
  data: FormData,
): Promise<Response> {
  const address = deps.directory(recipient)
  const signed = signLetter({ ...readLetterForm(data), name: '', town: '' })
  if (!address || !signed.ok)
    return redirect(`/${lang}/campaigns/${campaign.slug}/write/${recipient.id}`, 303)
  return new Response(new Uint8Array(await showEml(signed.value, [address])), {
    headers: {
      'Content-Type': 'message/rfc822',
      'Content-Disposition': `attachment; filename="letter-${recipient.id}.eml"`,
      'Cache-Control': 'no-store',
    },
  })
}

/** Counts "I have sent it" and goes on to the thanks; a repetition goes there too. */
export async function answerSent(deps: Deps, asked: LetterAsked, data: FormData): Promise<Response> {
  const { campaign, recipient, caseId, lang } = asked
  const language = showLetterPage(deps, asked).letterLang
  const done = await participate(
    deps,
    campaign,
    { kind: 'reported', recipient: recipient.id, language, ...(caseId === undefined ? {} : { caseId }) },
    field(data, 'token'),
  )
  if (!done.ok) throw answerClosed(asked)
  return redirect(`/${lang}/campaigns/${campaign.slug}/thanks${showQuery({ case: caseId })}`, 303)
}
