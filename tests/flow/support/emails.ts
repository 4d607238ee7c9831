import { setTimeout as wait } from 'node:timers/promises'
import { waitFor } from '../../wait-for.ts'
import { createVisitor, wordsIn, type Page, type Visitor } from './visitor.ts'

/** Monday, in a campaign that is open; a stopped clock also means that nobody is too quick. */
export const openMonday = { DEMARCHE_NOW: '2026-03-02T10:00:00Z' }

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
export async function requestSending(
  base: string,
  path: string,
  typed: Record<string, string>,
  lang = 'en',
): Promise<Page> {
  const ana = createVisitor(base)
  return ana.press(await prepareLetter(ana, path, {}, lang), wordsIn(lang).t('send.button'), typed)
}

// A mail never changes, so each is opened once.
const opened = new Map<string, Page>()

/** Emails in the demonstration's mailbox, newest first. */
async function listMailbox(base: string): Promise<Page[]> {
  const ana = createVisitor(base)
  const { links } = await ana.visit('/en/mailbox')
  const open = async (href: string): Promise<Page> => {
    const known = opened.get(base + href)
    if (known) return known
    const page = await ana.visit(href)
    if (page.status === 200) opened.set(base + href, page)
    return page
  }
  return Promise.all(links.flatMap(({ href }) => (href.startsWith('/en/mailbox/') ? [open(href)] : [])))
}

/** Emails in the demonstration's mailbox, newest first, once there are that many; for none, after a moment for some to come. */
export async function readMailbox(base: string, least = 0): Promise<Page[]> {
  if (least === 0) await wait(300)
  let emails: Page[] = []
  await waitFor(
    `${least} emails in the mailbox`,
    async () => (emails = await listMailbox(base)).length >= least,
  )
  return emails
}

/** Emails to an address, or that answers to it go to, once there are that many. */
export async function readEmailsTo(base: string, email: string, least = 1): Promise<Page[]> {
  let emails: Page[] = []
  await waitFor(`${least} emails about ${email}`, async () => {
    emails = (await listMailbox(base)).filter(({ text }) => text.includes(email))
    return emails.length >= least
  })
  return emails
}

/** Where a mail leads: the first link to such a page. */
export function findLink(mail: Page | undefined, kind: 'confirm' | 'yours'): string {
  const found = mail?.links.find(({ href }) => new RegExp(`^/[a-z]{2}/${kind}/[\\w-]{43}$`).test(href))
  if (!found) throw new Error(`no such link in:\n${mail?.text}`)
  return found.href
}
