/** What a network's count is measured in, by the rule its file describes. */
export type LengthUnit = 'weighted' | 'graphemes' | 'short-links' | 'emoji-bytes' | 'encoded' | 'characters'

/** Public names without `@`, by network. */
export type Handles = Readonly<Record<string, string | undefined>>

/** A network that posts are written for. One file each in networks/; docs/networks.md has the sources. */
export interface Network {
  id: string
  /** its own name */
  name: string
  /** absent where none is documented */
  limit?: number
  unit: LengthUnit
  /** `link`: the network takes the link alone; the words are copied and pasted there */
  carries: 'text' | 'link'
  /**
   * at-once: `intent` is opened. at-server: the supporter names a server first, in the browser alone. on-device: the
   * device's own sheet, opened by a script.
   */
  opens: 'at-once' | 'at-server' | 'on-device'
  /** the post as it will appear */
  assemble(text: string, link: string): string
  /** in `unit`, of the post as it will appear; `title` is the subject where there is one */
  count(text: string, link: string, title: string): number
  /** where a supporter writes it; the text is filled in, nothing is sent */
  intent(text: string, link: string, title: string): string
}

/** Most networks show the post as one text with the link at its end. */
export const appendLink = (text: string, link: string): string => `${text} ${link}`
