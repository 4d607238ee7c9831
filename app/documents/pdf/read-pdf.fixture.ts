import { getDocumentProxy, getMeta } from 'unpdf'

/** Reads a PDF with another program (pdf.js): its text without the spaces between pieces, its pages and metadata. */
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

/** Reads width and height from the header of a PNG; throws for other files. */
export function readPng(bytes: Uint8Array): { width: number; height: number } {
  const view = Buffer.from(bytes)
  if (view.subarray(1, 4).toString() !== 'PNG') throw new Error('not a PNG')
  return { width: view.readUInt32BE(16), height: view.readUInt32BE(20) }
}
