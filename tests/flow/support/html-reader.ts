/** What a browser without scripts knows of a form. */
export interface Form {
  id: string | undefined
  method: string
  action: string
  target: string | undefined
  fields: Record<string, string>
  /** what may be ticked; nothing is at first */
  boxes: { name: string; value: string }[]
  buttons: { label: string; name: string | undefined; value: string }[]
}

export interface Link {
  href: string
  label: string
}

/** The forms of a page, with the buttons that stand elsewhere but belong to them. Reads what our own pages write. */
export function readForms(html: string): Form[] {
  const forms = [...html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].map(([source]) => {
    const own = readAttributes(source.slice(0, source.indexOf('>')))
    const form: Form = {
      id: own.id,
      method: own.method ?? 'get',
      action: own.action ?? '',
      target: own.target,
      fields: { ...readInputs(source), ...readAreas(source) },
      boxes: readBoxes(source),
      buttons: readButtons(source).map(({ button }) => button),
    }
    return form
  })
  for (const { form: id, button } of readButtons(html))
    if (id !== undefined) forms.find((form) => form.id === id)?.buttons.push(button)
  return forms
}

const listInputs = (html: string) =>
  [...html.matchAll(/<input\b[^>]*>/g)].map(([source]) => readAttributes(source))

const readInputs = (html: string) =>
  Object.fromEntries(
    listInputs(html).flatMap(({ name, value, type }) =>
      name === undefined || type === 'checkbox' ? [] : [[name, value ?? '']],
    ),
  ) as Record<string, string>

const readBoxes = (html: string) =>
  listInputs(html).flatMap(({ name, value = 'on', type }) =>
    name === undefined || type !== 'checkbox' ? [] : [{ name, value }],
  )

const readAreas = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/(<textarea\b[^>]*>)\n?([\s\S]*?)<\/textarea>/g)].flatMap(
      ([, open = '', text = '']) => {
        const { name } = readAttributes(open)
        return name === undefined ? [] : [[name, decodeEntities(text)]]
      },
    ),
  ) as Record<string, string>

const readButtons = (html: string) =>
  [...html.matchAll(/(<button\b[^>]*>)([\s\S]*?)<\/button>/g)].map(([, open = '', content = '']) => {
    const { name, value = '', form } = readAttributes(open)
    return { form, button: { label: readText(content), name, value } }
  })

export const readLinks = (html: string): Link[] =>
  [...html.matchAll(/(<a\b[^>]*>)([\s\S]*?)<\/a>/g)].map(([, open = '', content = '']) => ({
    href: readAttributes(open).href ?? '',
    label: readText(content),
  }))

/** The words of a page, without its tags. */
export const readText = (html: string): string =>
  decodeEntities(
    html
      .replace(/<head>[\s\S]*?<\/head>/, '')
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/<\/?(?:p|li|h\d|div|dt|dd|section)\b[^>]*>/g, '\n')
      .replace(/<[^>]*>/g, ''),
  ).trim()

export const readAttributes = (tag: string): Record<string, string | undefined> =>
  Object.fromEntries(
    [...tag.matchAll(/\s([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      decodeEntities(value),
    ]),
  )

/** The value of a field that is only shown, by its id. */
export const readFieldValue = (html: string, id: string): string | undefined => {
  const [, area] =
    new RegExp(`<textarea\\b[^>]*\\bid="${id}"[^>]*>\\n?([\\s\\S]*?)</textarea>`).exec(html) ?? []
  const [input] = new RegExp(`<input\\b[^>]*\\bid="${id}"[^>]*>`).exec(html) ?? []
  return area === undefined ? readAttributes(input ?? '').value : decodeEntities(area)
}

/** The posts of a page, as they will appear. */
export const readPosts = (html: string): string[] =>
  [...html.matchAll(/<p class="post-text"[^>]*>([\s\S]*?)<\/p>/g)].map(([, text = '']) => readText(text))

const htmlEntities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }

const decodeEntities = (text: string): string =>
  text
    .replace(/&(amp|lt|gt|quot);/g, (_, name: string) =>
      name === 'amp' ? '&amp;' : (htmlEntities[name] ?? ''),
    )
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, number: string) => String.fromCodePoint(Number(number)))
    .replaceAll('&amp;', '&')
