import { redirect } from '@remix-run/node'
import type { LetterForm } from '../../domain/letter/edited.ts'
import type { Deps } from '../../create-context.server.ts'
import { participate } from '../participation.server.ts'
import { field } from './form-fields.server.ts'
import { composeAsked, requireLetter, showQuery, type LetterAsked } from './letter-asked.server.ts'
import { showLetterPage } from './letter-page.server.ts'
import { answerNotHere } from './require.server.ts'

/** Counts "I have sent it" and goes on to the thanks; a repetition goes there too. */
export async function answerSent(deps: Deps, asked: LetterAsked, data: FormData): Promise<Response> {
  const { campaign, caseId, recipient, lang } = asked
  await reportSent(deps, asked, field(data, 'token'))
  return redirect(
    `/${lang}/campaigns/${campaign.slug}/thanks${showQuery({ case: caseId, to: recipient.id })}`,
    303,
  )
}

async function reportSent(deps: Deps, asked: LetterAsked, token: string): Promise<void> {
  const { campaign, recipient, caseId } = asked
  const { letterLang: language } = composeAsked(deps, asked)
  const done = await participate(
    deps,
    campaign,
    { kind: 'reported', recipient: recipient.id, language, ...(caseId === undefined ? {} : { caseId }) },
    token,
  )
  if (!done.ok) throw answerClosed(asked)
}

/**
 * The next letter of a round, with name, town and own sentence taken along; the letter before is counted if the supporter
 * says that it was sent. They come by POST, since an address with a name in it stays in the browser's history.
 */
export async function showNextLetter(
  deps: Deps,
  asked: LetterAsked,
  data: FormData,
  form: LetterForm,
  sent: boolean,
) {
  const { campaign, lang } = asked
  const before = `http://before.example/${field(data, 'before')}`
  if (sent && URL.canParse(before)) {
    const state = new URL(before).pathname.slice(1)
    const letter = requireLetter(deps, { lang, slug: campaign.slug, state }, new Request(before))
    await reportSent(deps, letter, field(data, 'token'))
  }
  const { subject, text } = composeAsked(deps, asked).letter
  return showLetterPage(deps, asked, {
    form: { ...form, subject, text },
    problems: [],
    limited: false,
    token: undefined,
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
