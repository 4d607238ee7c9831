import { LRUCache } from 'lru-cache'

export type Encoding = 'br' | 'gzip' | 'identity'

const known = new LRUCache<string, Encoding>({ max: 100 })

/**
 * Chooses the best of our three encodings for an Accept-Encoding header: brotli before gzip before none;
 * `q=0` excludes one (RFC 9110, 12.5.3). Browsers send only a few different values, so results are memoised.
 */
export function chooseEncoding(header: string | undefined): Encoding {
  if (header === undefined) return 'identity'
  const found = known.get(header)
  if (found !== undefined) return found
  const chosen = parse(header)
  if (header.length <= 200) known.set(header, chosen)
  return chosen
}

function parse(header: string): Encoding {
  const accepted = new Map<string, boolean>()
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim())
    accepted.set(name, !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter)))
  }
  const accepts = (name: string) => accepted.get(name) ?? accepted.get('*') ?? false
  return accepts('br') ? 'br' : accepts('gzip') ? 'gzip' : 'identity'
}
