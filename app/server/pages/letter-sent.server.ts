import { redirect } from '@remix-run/node'
import type { LetterForm } from '../../domain/letter/edited.ts'
import type { Context } from '../../context.ts'
import { participate } from '../participation.server.ts'
import { field } from './form-fields.server.ts'
import { formatQuery, requireLetterAt, type RequestedLetter } from './letter-asked.server.ts'
import { showLetterPage } from './letter-page.server.ts'
import { answerNotHere } from './require.server.ts'

/** Counts "I have sent it" and goes on to the thanks; a repetition goes there too. */
export async function answerSent(app: Context, letter: RequestedLetter, data: FormData): Promise<Response> {
  const { campaign, caseId, recipient, lang } = letter
  await reportSent(app, letter, field(data, 'token'))
  return redirect(
    `/${lang}/campaigns/${campaign.slug}/thanks${formatQuery({ case: caseId, to: recipient.id })}`,
    303,
  )
}

async function reportSent(app: Context, letter: RequestedLetter, token: string): Promise<void> {
  const { campaign, recipient, caseId, letterLang: language } = letter
  const done = await participate(
    app,
    campaign,
    { kind: 'reported', recipient: recipient.id, language, ...(caseId === undefined ? {} : { caseId }) },
    token,
  )
  if (!done.ok) throw answerClosed(letter)
}

/**
 * The next letter of a round, with name, town and own sentence taken along; the letter before is counted if the supporter
 * says that it was sent. They come by POST, since an address with a name in it stays in the browser's history.
 */
export async function showNextLetter(
  app: Context,
  letter: RequestedLetter,
  data: FormData,
  form: LetterForm,
  sent: boolean,
) {
  const { campaign, lang } = letter
  const before = `http://before.example/${field(data, 'before')}`
  if (sent && URL.canParse(before)) {
    const { pathname, searchParams } = new URL(before)
    const params = { lang, slug: campaign.slug, state: pathname.slice(1) }
    await reportSent(app, requireLetterAt(app, params, searchParams), field(data, 'token'))
  }
  const { subject, text } = letter.compose()
  return showLetterPage(app, letter, {
    form: { ...form, subject, text },
    problems: [],
    limited: false,
    token: undefined,
  })
}

export const answerClosed = ({ campaign, lang }: Pick<RequestedLetter, 'campaign' | 'lang'>): Response =>
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
