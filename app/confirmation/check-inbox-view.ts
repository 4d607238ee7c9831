import { mailboxPath } from '#app/paths.ts'

/**
 * The page after every request, whatever came of it: all of it is what the visitor typed, or the same for everybody. `mailbox` is
 * where a demonstration keeps its emails.
 */
export const checkInboxView = (
  { mail }: { mail: { mailbox: unknown } | null },
  { lang, slug, email }: { lang: string; slug: string; email: string },
) => ({ view: 'check-inbox' as const, slug, email, mailbox: mail?.mailbox ? mailboxPath(lang) : undefined })
