/** The five regional groups of UN member states, by the name campaign files and addresses use. */
export const regionalGroups = [
  'african',
  'asia-pacific',
  'eastern-european',
  'latin-american-caribbean',
  'western-european-others',
] as const
export type RegionalGroup = (typeof regionalGroups)[number]
