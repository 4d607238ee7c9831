import { json } from '@remix-run/node'
import type { Context } from '#app/context.ts'
import { unavailableResponse } from '#app/pages/require-campaign.server.ts'

/** The mails of a demonstration, newest first. */
export async function handleMailbox(app: Context, isLocal: boolean, lang: string) {
  const emails = await requireMailbox(app, isLocal, lang).list()
  return json({
    emails: emails.map(({ id, at, to, subject, language }) => ({ id, at, to, subject, lang: language })),
  })
}

/** One of them, as whoever it is for would see it. */
export async function handleMailboxMessage(app: Context, isLocal: boolean, lang: string, id: string) {
  const email = await requireMailbox(app, isLocal, lang).read(id)
  if (!email)
    throw unavailableResponse({ code: 'not-found', links: [{ href: `/${lang}/mailbox`, label: '←' }] })
  const { at, from, to, replyTo, subject, language, text } = email
  return json({ at, from, to, replyTo, subject, lang: language, parts: splitAtLinks(text, app) })
}

/** A stranger is told what everybody is told of a page that is not here. */
function requireMailbox({ mail }: Context, isLocal: boolean, lang: string) {
  if (isLocal && mail?.mailbox) return mail.mailbox
  throw unavailableResponse({ code: 'not-found', links: [{ href: `/${lang}`, label: lang }] })
}

/** The text in pieces; those that are addresses of this site lead there. */
function splitAtLinks(text: string, { config }: Context): { text: string; path?: string }[] {
  const { baseUrl } = config.host
  return text
    .split(/(\bhttps?:\/\/\S+)/)
    .map((piece) =>
      piece.startsWith(`${baseUrl}/`) ? { text: piece, path: piece.slice(baseUrl.length) } : { text: piece },
    )
}
