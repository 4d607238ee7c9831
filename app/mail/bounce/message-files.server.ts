import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Message in a file: its name for people (`box#3` in an mbox) and its beginning, or why it cannot be read. */
export type FoundMessage = { name: string } & ({ message: Uint8Array } | { problem: string })

/** A report is at the beginning; the message it returns may be long and is not needed. */
export const maxReadBytes = 1_048_576

/**
 * Walks the messages of a file, an mbox (RFC 4155), a folder of files or a maildir, each cut at `maxReadBytes`, so that no file and
 * no folder is too large. In a maildir `new` and `cur` are read, never `tmp`.
 */
export async function* readMessageFiles(path: string): AsyncGenerator<FoundMessage> {
  for (const file of await listFiles(path)) {
    try {
      // A pipe or a device would be waited for without end.
      if ((await stat(file)).isFile()) yield* splitMessages(file)
      else yield { name: file, problem: 'not a file' }
    } catch (error) {
      yield { name: file, problem: errorCodeOf(error) }
    }
  }
}

/** Throws the system's error when there is nothing at that path. */
async function listFiles(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path]
  const inside = await readdir(path)
  const maildir = ['new', 'cur'].filter((name) => inside.includes(name))
  const listed =
    maildir.length === 2 ? await Promise.all(maildir.map(async (name) => listFolder(path, name))) : []
  const files = maildir.length === 2 ? listed.flat() : inside.map((name) => join(path, name))
  return files.filter((file) => !/(?:^|[\\/])\.[^\\/]*$/.test(file)).sort()
}

const listFolder = async (path: string, folder: string): Promise<string[]> =>
  (await readdir(join(path, folder))).map((name) => join(path, folder, name))

const separator = Buffer.from('\nFrom ')

/** Reads in chunks, so that a mailbox of years needs no more memory than one message. */
async function* splitMessages(file: string): AsyncGenerator<FoundMessage> {
  let rest = Buffer.alloc(0)
  let mbox: boolean | undefined
  let number = 1
  let message = createMessageBuffer()
  const show = () => ({ name: mbox ? `${file}#${number}` : file, message: message.bytes() })
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    rest = Buffer.concat([rest, chunk])
    mbox ??= rest.subarray(0, 5).toString('latin1') === 'From '
    if (!mbox && message.isFull()) break
    for (let at = mbox ? findSeparator(rest) : -1; at >= 0; at = findSeparator(rest)) {
      message.add(rest.subarray(0, at))
      yield show()
      number++
      message = createMessageBuffer()
      rest = rest.subarray(at + 1)
    }
    // A separator, and the empty line before it, may be cut in two.
    const sure = Math.max(0, rest.length - separator.length - 2)
    message.add(rest.subarray(0, sure))
    rest = rest.subarray(sure)
  }
  message.add(rest)
  yield show()
}

/** Finds the line break before a `From ` that follows an empty line; a `From ` without one is part of a text. */
function findSeparator(bytes: Buffer): number {
  for (let at = bytes.indexOf(separator); at >= 0; at = bytes.indexOf(separator, at + 1))
    if (/\n\r?$/.test(bytes.subarray(Math.max(0, at - 2), at).toString('latin1'))) return at
  return -1
}

function createMessageBuffer() {
  const parts: Buffer[] = []
  let length = 0
  return {
    add(bytes: Buffer) {
      const part = bytes.subarray(0, maxReadBytes - length)
      if (part.length > 0) parts.push(part)
      length += part.length
    },
    isFull: () => length >= maxReadBytes,
    /** Returns the message without the line that begins it in an mbox. */
    bytes(): Uint8Array {
      const all = Buffer.concat(parts)
      const isMarked = all.subarray(0, 5).toString('latin1') === 'From '
      return isMarked ? all.subarray(all.indexOf(0x0a) + 1 || all.length) : all
    },
  }
}

const errorCodeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'cannot be read'
