import { hashToken } from '#app/security/link-token.server.ts'
import { findPendingConfirmation } from '#db/queries/confirmation/pending.ts'
import type { ConfirmationKind, PendingConfirmation } from '#db/schema/confirmation.ts'
import type { ConfirmationContext } from './confirmation-context.ts'

/** A link of an email, and the language of the page that it opens. */
export interface EmailLink {
  lang: string
  token: string
}

/** The part of a confirmation that differs by kind. Undefined stands for a link that leads nowhere. */
export interface ConfirmationHandler<Kind extends ConfirmationKind, App, Answer> {
  /** Answers GET with what is pending. Changes nothing, since email programs and scanners follow links. */
  show(app: App, link: EmailLink, pending: PendingConfirmation<Kind>): Promise<Answer | undefined>
  /** Answers POST. Of any number at once one takes the request; for the others it gives undefined. */
  confirm(
    app: App,
    link: EmailLink,
    pending: PendingConfirmation<Kind>,
    data: FormData,
  ): Promise<Answer | undefined>
  /** Answers POST of a link that was used to confirm. */
  showConfirmed?(app: App, link: EmailLink): Promise<Answer | undefined>
}

export type ConfirmationHandlers<App, Answer> = {
  [Kind in ConfirmationKind]: ConfirmationHandler<Kind, App, Answer>
}

type Context = Pick<ConfirmationContext, 'db' | 'now'>

/** Shows what a link asks to confirm, of whatever kind. Unknown, used and expired links all give undefined. */
export async function showConfirmation<App extends Context, Answer>(
  app: App,
  handlers: ConfirmationHandlers<App, Answer>,
  link: EmailLink,
): Promise<Answer | undefined> {
  return withPending(app, handlers, link, (handler, pending) => handler.show(app, link, pending))
}

/** Confirms once, however often it is called and however many call it at the same time. */
export async function confirm<App extends Context, Answer>(
  app: App,
  handlers: ConfirmationHandlers<App, Answer>,
  link: EmailLink,
  data: FormData,
): Promise<Answer | undefined> {
  const answer = await withPending(app, handlers, link, (handler, pending) =>
    handler.confirm(app, link, pending, data),
  )
  if (answer !== undefined) return answer
  for (const { showConfirmed } of Object.values(handlers)) {
    const confirmed = await showConfirmed?.(app, link)
    if (confirmed !== undefined) return confirmed
  }
  return undefined
}

type Run<App, Answer> = <Kind extends ConfirmationKind>(
  handler: ConfirmationHandler<Kind, App, Answer>,
  pending: PendingConfirmation<Kind>,
) => Promise<Answer | undefined>

async function withPending<App extends Context, Answer>(
  app: App,
  handlers: ConfirmationHandlers<App, Answer>,
  { token }: EmailLink,
  run: Run<App, Answer>,
): Promise<Answer | undefined> {
  const pending = await findPendingConfirmation(app.db, hashToken(token), app.now().toISOString())
  if (!pending) return undefined
  switch (pending.kind) {
    case 'letters':
      return run(handlers.letters, pending)
    case 'signature':
      return run(handlers.signature, pending)
    case 'second-officer':
      return run(handlers['second-officer'], pending)
  }
}
