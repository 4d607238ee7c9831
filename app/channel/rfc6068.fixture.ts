/**
 * A parser of mail links by the grammar of RFC 6068, section 2, independent of our code that writes them: it
 * throws for anything that the grammar does not allow, decodes strict UTF-8, and + is a plus.
 */
interface ParsedMailto {
  to: string[]
  /** names in lower case, in their order */
  fields: [name: string, value: string][]
}

const qchar = /^(?:[\w\-.~!$'()*+,;:@]|%[0-9A-F]{2})*$/i
const address = /^(?:[\w\-.~!$'()*+:]|%[0-9A-F]{2})+@(?:[\w\-.~]|%[0-9A-F]{2})+$/i

export function parseMailto(link: string): ParsedMailto {
  if (!link.startsWith('mailto:')) throw new Error('not a mail link')
  const rest = link.slice('mailto:'.length)
  const at = rest.indexOf('?')
  const path = at === -1 ? rest : rest.slice(0, at)
  const query = at === -1 ? '' : rest.slice(at + 1)
  return {
    to: readAddresses(path),
    fields: (query === '' ? [] : query.split('&')).map((field) => {
      const equals = field.indexOf('=')
      const [name, value] = [field.slice(0, equals), field.slice(equals + 1)]
      if (equals < 1 || !qchar.test(name) || !qchar.test(value)) throw new Error(`not a field: ${field}`)
      // The commas between addresses of a cc are read before the percent signs, as in the path.
      return [
        readPercent(name).toLowerCase(),
        name === 'cc' ? readAddresses(value).join(' ') : readPercent(value),
      ]
    }),
  }
}

function readAddresses(list: string): string[] {
  return (list === '' ? [] : list.split(',')).map((one) => {
    if (!address.test(one)) throw new Error(`not an address: ${one}`)
    return readPercent(one)
  })
}

function readPercent(text: string): string {
  const bytes: number[] = []
  for (let i = 0; i < text.length; i++)
    if (text[i] === '%') {
      bytes.push(Number.parseInt(text.slice(i + 1, i + 3), 16))
      i += 2
    } else bytes.push(text.charCodeAt(i))
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(new Uint8Array(bytes))
}
