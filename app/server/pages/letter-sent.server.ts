import { redirect } from '@remix-run/node'
import type { LetterForm } from '../../domain/letter/edited.ts'
import type { Context } from '../../context.ts'
import { participate } from '../participation.server.ts'
import { field } from './form-fields.server.ts'
import { composeAsked, requireLetter, showQuery, type LetterAsked } from './letter-asked.server.ts'
import { showLetterPage } from './letter-page.server.ts'
import { answerNotHere } from './require.server.ts'

/** Counts "I have sent it" and goes on to the thanks; a repetition goes there too. */
export async function answerSent(app: Context, asked: LetterAsked, data: FormData): Promise<Response> {
  const { campaign, caseId, recipient, lang } = asked
  await reportSent(app, asked, field(data, 'token'))
  return redirect(
    `/${lang}/campaigns/${campaign.slug}/thanks${showQuery({ case: caseId, to: recipient.id })}`,
    303,
  )
}

async function reportSent(app: Context, asked: LetterAsked, token: string): Promise<void> {
  const { campaign, recipient, caseId } = asked
  const { letterLang: language } = composeAsked(app, asked)
  const done = await participate(
    app,
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
  app: Context,
  asked: LetterAsked,
  data: FormData,
  form: LetterForm,
  sent: boolean,
) {
  const { campaign, lang } = asked
  const before = `http://before.example/${field(data, 'before')}`
  if (sent && URL.canParse(before)) {
    const state = new URL(before).pathname.slice(1)
    const letter = requireLetter(app, { lang, slug: campaign.slug, state }, new Request(before))
    await reportSent(app, letter, field(data, 'token'))
  }
  const { subject, text } = composeAsked(app, asked).letter
  return showLetterPage(app, asked, {
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
