import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import PostalMime, { type Address, type Email } from 'postal-mime'
import type { Mailbox } from '#app/config/mail-settings.ts'

export interface MailboxEntry {
  id: string
  /** ISO time */
  at: string
  from: Mailbox
  to: Mailbox
  subject: string
  language: string | undefined
}

export interface MailboxMessage extends MailboxEntry {
  replyTo: Mailbox | undefined
  /** as a reader sees it: without soft line breaks, lines end with \n */
  text: string
  html: string
  /** the message as it came over the wire */
  source: string
}

interface MessageFile {
  id: string
  at: string
  path: string
}

export const mailboxFolder = (dataFolder: string): string => join(dataFolder, 'mailbox')

const fileName = /^(?<time>\d{8}T\d{9}Z)-(?<id>[0-9a-f-]{36})\.eml$/
const maxListed = 200

/** Saves a message, readable by the program's own user only. It appears whole or not at all. */
export async function saveMessage(folder: string, id: string, at: Date, message: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${at.toISOString().replace(/[-:.]/g, '')}-${id}.eml`)
  await writeFile(`${path}.part`, message, { mode: 0o600 })
  await rename(`${path}.part`, path)
}

/** Lists messages, the newest first, at most 200. */
export async function listMailboxEntries(folder: string): Promise<MailboxEntry[]> {
  const files = (await listFiles(folder)).slice(0, maxListed)
  const messages = await Promise.all(files.map(readMessageFile))
  return messages.flatMap((message) => (message === undefined ? [] : [message]))
}

export async function findMailboxMessage(folder: string, id: string): Promise<MailboxMessage | undefined> {
  const file = (await listFiles(folder)).find((one) => one.id === id)
  return file && readMessageFile(file)
}

/** Erases the messages to a person and those with that person's Reply-To. Returns how many. */
export async function eraseFromMailbox(
  dataFolder: string,
  isTheirs: (email: string) => boolean,
): Promise<number> {
  let erased = 0
  const folder = mailboxFolder(dataFolder)
  await removeHalfWritten(folder)
  for (const file of [...(await listFiles(folder)), ...(await listHalfWritten(folder))]) {
    const message = await readMessageFile(file)
    if (!message || ![message.to, message.replyTo].some((one) => one && isTheirs(one.address))) continue
    await rm(file.path, { force: true })
    erased++
  }
  return erased
}

/** Erases the messages from before an ISO time, or only counts them. Returns how many. */
export async function eraseOldMessages(
  dataFolder: string,
  before: string,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<number> {
  if (!dryRun) await removeHalfWritten(mailboxFolder(dataFolder))
  const old = (await listFiles(mailboxFolder(dataFolder))).filter(({ at }) => at < before)
  if (!dryRun) for (const { path } of old) await rm(path, { force: true })
  return old.length
}

const minute = 60_000

/** Removes what a killed process left half written: it may be anybody's message. */
async function removeHalfWritten(folder: string): Promise<void> {
  for (const { path } of await listHalfWritten(folder)) {
    const written = await stat(path).catch(() => undefined)
    if (written && written.mtimeMs < Date.now() - minute) await rm(path, { force: true })
  }
}

async function listHalfWritten(folder: string): Promise<MessageFile[]> {
  const names = await readdir(folder).catch(() => [])
  return names
    .filter((name) => name.endsWith('.part'))
    .map((name) => ({ id: name, at: '', path: join(folder, name) }))
}

async function listFiles(folder: string): Promise<MessageFile[]> {
  const names = await readdir(folder).catch(() => [])
  const files = names.flatMap((name) => {
    const { time, id } = fileName.exec(name)?.groups ?? {}
    return time && id ? [{ id, at: parseFileTime(time), path: join(folder, name) }] : []
  })
  const times = await Promise.all(files.map(({ path }) => stat(path).catch(() => undefined)))
  return files
    .map((file, i) => ({ ...file, written: times[i]?.mtimeMs ?? 0 }))
    .sort((a, b) => (a.at === b.at ? b.written - a.written : a.at < b.at ? 1 : -1))
}

/** Parses `20260301T090000000Z`: not every system allows a colon in a file name. */
const parseFileTime = (time: string): string =>
  time.replace(/^(....)(..)(..T..)(..)(..)(...)Z$/, '$1-$2-$3:$4:$5.$6Z')

async function readMessageFile({ id, at, path }: MessageFile): Promise<MailboxMessage | undefined> {
  const source = await readFile(path).catch(() => undefined)
  const message = source && (await PostalMime.parse(source))
  if (!message || !source) return undefined
  return {
    id,
    at,
    from: toMailbox(message.from),
    to: toMailbox(message.to?.[0]),
    replyTo: message.replyTo?.[0] && toMailbox(message.replyTo[0]),
    subject: message.subject ?? '',
    language: findLanguage(message),
    text: (message.text ?? '').replaceAll('\r\n', '\n').trimEnd(),
    html: message.html ?? '',
    source: source.toString('utf8'),
  }
}

const toMailbox = (address: Address | undefined): Mailbox => ({
  name: address?.name ?? '',
  address: address?.address ?? '',
})

const findLanguage = ({ headers }: Email): string | undefined =>
  headers.find(({ key }) => key === 'content-language')?.value
