import { setTimeout as wait } from 'node:timers/promises'
import { createVisitor, wordsIn, type Page, type Visitor } from './visitor.ts'

/** Monday, in a campaign that is open; a stopped clock also means that nobody is too quick. */
export const monday = { DEMARCHE_NOW: '2026-03-02T10:00:00Z' }

/** The page with the ways out of a letter. */
export async function prepareLetter(
  ana: Visitor,
  path: string,
  typed: Record<string, string> = {},
  lang = 'en',
): Promise<Page> {
  return ana.press(await ana.visit(path), wordsIn(lang).t('letter.next'), typed)
}

/** Asks the server to send: the answer, whatever it is. */
export async function askToSend(
  base: string,
  path: string,
  typed: Record<string, string>,
  lang = 'en',
): Promise<Page> {
  const ana = createVisitor(base)
  return ana.press(await prepareLetter(ana, path, {}, lang), wordsIn(lang).t('send.button'), typed)
}

/** The mails in the demonstration's mailbox, newest first, once there are that many; a little later, that there are no more. */
export async function readMailbox(base: string, least = 0): Promise<Page[]> {
  const ana = createVisitor(base)
  const listed = async () =>
    (await ana.visit('/en/mailbox')).links.filter(({ href }) => href.startsWith('/en/mailbox/'))
  let mails = await listed()
  for (let i = 0; i < 100 && mails.length < least; i++) {
    await wait(50)
    mails = await listed()
  }
  if (least === 0) await wait(300)
  return Promise.all((await listed()).map(({ href }) => ana.visit(href)))
}

/** The mails to an address, or that answers to it go to. */
export async function readMailsOf(base: string, email: string, least = 1): Promise<Page[]> {
  for (let i = 0; ; i++) {
    const mails = (await readMailbox(base, 1)).filter(({ text }) => text.includes(email))
    if (mails.length >= least || i === 40) return mails
    await wait(100)
  }
}

/** Where a mail leads: the first link to such a page. */
export function findLink(mail: Page | undefined, kind: 'confirm' | 'yours'): string {
  const found = mail?.links.find(({ href }) => new RegExp(`^/[a-z]{2}/${kind}/[\\w-]{43}$`).test(href))
  if (!found) throw new Error(`no such link in:\n${mail?.text}`)
  return found.href
}
