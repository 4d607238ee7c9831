import { getDocumentProxy, getMeta } from 'unpdf'

/** What somebody else's program (pdf.js) finds in a PDF: text without the blanks between its pieces, pages, metadata. */
export async function readPdf(bytes: Uint8Array) {
  const file = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 })
  const pages: string[][] = []
  for (let n = 1; n <= file.numPages; n++) {
    const { items } = await (await file.getPage(n)).getTextContent()
    pages.push(items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item.str] : [])))
  }
  const { info } = await getMeta(file)
  const pieces = pages.flat()
  const [mark, metadata] = [await file.getMarkInfo(), await file.getMetadata()]
  return {
    pages: pages.length,
    onPage: (n: number) => (pages[n - 1] ?? []).join(''),
    pieces,
    text: pieces.join('').replace(/\s+/g, ''),
    tagged: mark?.Marked === true,
    info: info as Record<string, unknown>,
    xmp: String(metadata.metadata?.getRaw() ?? ''),
    lang: (info as { Language?: string | null }).Language,
  }
}

/** Width and height from the head of a PNG; throws when it is none. */
export function readPng(bytes: Uint8Array): { width: number; height: number } {
  const view = Buffer.from(bytes)
  if (view.subarray(1, 4).toString() !== 'PNG') throw new Error('not a PNG')
  return { width: view.readUInt32BE(16), height: view.readUInt32BE(20) }
}
