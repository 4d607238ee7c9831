/** A network that posts are written for. One file each in networks/. */
export interface Network {
  id: string
  /** its own name */
  name: string
  limit: number
  /** translation key of the unit it counts in */
  unit: 'weighted' | 'graphemes'
  /** the post as it will appear */
  assemble(text: string, link: string): string
  /** in the network's own unit, of the post as it will appear */
  count(text: string, link: string): number
  /** where a supporter writes it; the text is filled in, nothing is sent */
  intent(text: string, link: string): string
}
