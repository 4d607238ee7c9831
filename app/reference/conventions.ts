/** Forms of address of one language, as in db/reference/conventions/<lang>.json. */
export interface Conventions {
  lang: string
  salutation: string
  closing: string
  office: string
  /** `{of}` takes "of Switzerland", `{name}` the bare name; by seat */
  mission: Readonly<Record<Seat, string>>
  /** the heading that needs no grammar, for names whose "of" form no source gives */
  safeMission: Readonly<Record<Seat, string>>
  /** the line that names who gets a copy: `cc: {name}` */
  cc: string
  /** how a letter on paper is headed, with `{place}` and `{date}` */
  placeAndDate: string
}

export const seats = ['geneva', 'new-york'] as const
export type Seat = (typeof seats)[number]
