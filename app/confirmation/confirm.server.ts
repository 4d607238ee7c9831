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
export interface ConfirmationHandler<Kind extends ConfirmationKind, App, Page> {
  /** Answers GET with what is pending. Changes nothing, since email programs and scanners follow links. */
  findPage(app: App, link: EmailLink, pending: PendingConfirmation<Kind>): Promise<Page | undefined>
  /** Answers POST. Of any number at once one takes the request; for the others it gives undefined. */
  confirm(
    app: App,
    link: EmailLink,
    pending: PendingConfirmation<Kind>,
    data: FormData,
  ): Promise<Page | undefined>
  /** Answers POST of a link that was used to confirm. */
  findConfirmedPage?(app: App, link: EmailLink): Promise<Page | undefined>
}

export type ConfirmationHandlers<App, Page> = {
  [Kind in ConfirmationKind]: ConfirmationHandler<Kind, App, Page>
}

type Context = Pick<ConfirmationContext, 'db' | 'now'>

/** Finds the page of what a link asks to confirm, of any kind. Unknown, used and expired links all give undefined. */
export async function findConfirmationPage<App extends Context, Page>(
  app: App,
  handlers: ConfirmationHandlers<App, Page>,
  link: EmailLink,
): Promise<Page | undefined> {
  return withPending(app, handlers, link, (handler, pending) => handler.findPage(app, link, pending))
}

/** Confirms once, however often it is called and however many call it at the same time. */
export async function confirm<App extends Context, Page>(
  app: App,
  handlers: ConfirmationHandlers<App, Page>,
  link: EmailLink,
  data: FormData,
): Promise<Page | undefined> {
  const page = await withPending(app, handlers, link, (handler, pending) =>
    handler.confirm(app, link, pending, data),
  )
  if (page !== undefined) return page
  for (const { findConfirmedPage } of Object.values(handlers)) {
    const confirmed = await findConfirmedPage?.(app, link)
    if (confirmed !== undefined) return confirmed
  }
  return undefined
}

type Run<App, Page> = <Kind extends ConfirmationKind>(
  handler: ConfirmationHandler<Kind, App, Page>,
  pending: PendingConfirmation<Kind>,
) => Promise<Page | undefined>

async function withPending<App extends Context, Page>(
  app: App,
  handlers: ConfirmationHandlers<App, Page>,
  { token }: EmailLink,
  run: Run<App, Page>,
): Promise<Page | undefined> {
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
