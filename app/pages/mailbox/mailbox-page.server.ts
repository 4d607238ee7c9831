import type { Context } from '#app/context.ts'
import { unavailableResponse } from '#app/pages/require-campaign.server.ts'
import { homePath, mailboxPath } from '#app/paths.ts'

interface MailboxRequest {
  lang: string
  /** whether it comes from the computer that the site runs on */
  isLocal: boolean
}

interface PartyView {
  name: string
  address: string
}

/** The emails of a demonstration, newest first. */
export interface MailboxPageView {
  messages: {
    id: string
    /** ISO */
    at: string
    to: PartyView
    subject: string
    lang?: string | undefined
  }[]
}

/** One email as its recipient would see it: its text, never its HTML. */
export interface MailboxMessageView {
  /** ISO */
  at: string
  from: PartyView
  to: PartyView
  replyTo?: PartyView | undefined
  subject: string
  lang?: string | undefined
  /** the text in pieces; those with a path are links into this site */
  parts: { text: string; path?: string | undefined }[]
}

export async function mailboxPageView(app: Context, requested: MailboxRequest): Promise<MailboxPageView> {
  const messages = await requireMailbox(app, requested).list()
  return {
    messages: messages.map(({ id, at, to, subject, language }) => ({ id, at, to, subject, lang: language })),
  }
}

export async function mailboxMessageView(
  app: Context,
  requested: MailboxRequest,
  id: string,
): Promise<MailboxMessageView> {
  const message = await requireMailbox(app, requested).read(id)
  if (!message)
    throw unavailableResponse({
      code: 'not-found',
      links: [{ href: mailboxPath(requested.lang), label: '←' }],
    })
  const { at, from, to, replyTo, subject, language, text } = message
  return {
    at,
    from,
    to,
    replyTo,
    subject,
    lang: language,
    parts: splitAtLinks(text, app.config.host.baseUrl),
  }
}

/** The mailbox of a demonstration; to any other computer it is a page that does not exist. */
function requireMailbox({ mail }: Context, { isLocal, lang }: MailboxRequest) {
  if (isLocal && mail?.mailbox) return mail.mailbox
  throw unavailableResponse({ code: 'not-found', links: [{ href: homePath(lang), label: lang }] })
}

const splitAtLinks = (text: string, baseUrl: string): MailboxMessageView['parts'] =>
  text
    .split(/(\bhttps?:\/\/\S+)/)
    .map((piece) =>
      piece.startsWith(`${baseUrl}/`) ? { text: piece, path: piece.slice(baseUrl.length) } : { text: piece },
    )
