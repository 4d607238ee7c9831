/** The unit in which a network counts; its file describes the rule. */
type LengthUnit = 'weighted' | 'graphemes' | 'short-links' | 'emoji-bytes' | 'encoded' | 'characters'

/** Public accounts without `@`, by network. */
export type Handles = Readonly<Record<string, string | undefined>>

/** A network that posts are composed for. networks/ has a file for each, docs/networks.md the sources. */
export interface Network {
  id: string
  /** its own name */
  name: string
  /** undefined where none is documented */
  limit?: number
  unit: LengthUnit
  /** `link`: the network takes only the link; the text is copied and pasted there */
  carries: 'text' | 'link'
  /**
   * at-once: `intent` is opened. at-server: the supporter enters a server first, which stays in the browser.
   * on-device: a script opens the device's share sheet.
   */
  opens: 'at-once' | 'at-server' | 'on-device'
  /** the post as it will appear */
  assemble(text: string, link: string): string
  /** in `unit`, of the post as it will appear; `title` is the subject where there is one */
  count(text: string, link: string, title: string): number
  /** URL of the page for writing a post, with the text filled in; nothing is sent */
  intent(text: string, link: string, title: string): string
}

/** Appends the link to the text, as most networks show a post. */
export const appendLink = (text: string, link: string): string => `${text} ${link}`
