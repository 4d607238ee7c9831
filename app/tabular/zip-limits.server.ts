import { inflateRawSync } from 'node:zlib'

const maxParts = 500
const maxUnpackedBytes = 50 * 1024 * 1024

const signatures = { part: 0x04034b50, entry: 0x02014b50, end: 0x06054b50 }

/**
 * Checks a ZIP file before it is unpacked; returns the reason to refuse it, or undefined. Each part is
 * unpacked once, since a ZIP bomb lies about its size. The parts must follow one another from the first byte,
 * so that a reader that starts at the beginning finds the same parts as one that uses the table at the end
 * (APPNOTE.TXT 4.3).
 */
export function checkZip(bytes: Buffer): string | undefined {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > bytes.length) return 'The ZIP file is incomplete.'
  const count = bytes.readUInt16LE(end + 10)
  if (count > maxParts) return `It has more than ${maxParts} parts.`
  try {
    return walkEntries(bytes, count, bytes.readUInt32LE(end + 16))
  } catch (error) {
    // A part that unpacks to more than the rest of the limit, or an offset outside the file.
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') return tooLarge
    return 'Its parts cannot be unpacked.'
  }
}

const tooLarge = 'Unpacked, it is larger than 50 MB.'

function walkEntries(bytes: Buffer, count: number, table: number): string | undefined {
  let entry = table
  let left = maxUnpackedBytes
  const parts: { from: number; to: number }[] = []
  for (let i = 0; i < count; i++) {
    if (bytes.readUInt32LE(entry) !== signatures.entry) return 'Its table of contents is broken.'
    const method = bytes.readUInt16LE(entry + 10)
    const packed = bytes.readUInt32LE(entry + 20)
    const unpacked = bytes.readUInt32LE(entry + 24)
    const from = bytes.readUInt32LE(entry + 42)
    if (bytes.readUInt16LE(entry + 8) & 1) return 'It is protected by a password.'
    if (bytes.readUInt32LE(from) !== signatures.part) return 'Its table of contents is broken.'
    const stated = bytes.readUInt32LE(from + 22)
    if (stated !== 0 && stated !== unpacked) return 'Its parts do not have the sizes that it states.'
    const start = from + 30 + bytes.readUInt16LE(from + 26) + bytes.readUInt16LE(from + 28)
    const data = bytes.subarray(start, start + packed)
    if (data.length !== packed || (method !== 0 && method !== 8)) return 'Its parts cannot be unpacked.'
    const size = method === 0 ? packed : inflateRawSync(data, { maxOutputLength: Math.max(1, left) }).length
    if (size !== unpacked) return 'Its parts do not have the sizes that it states.'
    left -= size
    if (left <= 0) return tooLarge
    parts.push({ from, to: start + packed })
    entry +=
      46 + bytes.readUInt16LE(entry + 28) + bytes.readUInt16LE(entry + 30) + bytes.readUInt16LE(entry + 32)
  }
  return areInOrder(parts, table) ? undefined : 'Its parts overlap, or there is data between them.'
}

// A part may be followed by its sizes (a data descriptor, at most 24 bytes).
function areInOrder(parts: readonly { from: number; to: number }[], table: number): boolean {
  let end = 0
  for (const { from, to } of [...parts, { from: table, to: table }].sort((a, b) => a.from - b.from)) {
    const gap = from - end
    if (gap < 0 || gap > (end === 0 ? 0 : 24)) return false
    end = to
  }
  return true
}
