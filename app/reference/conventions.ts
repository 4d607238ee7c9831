/** Forms of address in one language, from db/reference/conventions/<lang>.json. */
export interface Conventions {
  lang: string
  salutation: string
  closing: string
  office: string
  /** `{of}` takes "of Switzerland", `{name}` the bare name; by seat */
  mission: Readonly<Record<Seat, string>>
  /** the heading without grammar, for names whose "of" form no source gives */
  safeMission: Readonly<Record<Seat, string>>
  /** the line that names a recipient of a copy: `cc: {name}` */
  cc: string
  /** the first line of a letter on paper, with `{place}` and `{date}` */
  placeAndDate: string
}

export const seats = ['geneva', 'new-york'] as const
export type Seat = (typeof seats)[number]
