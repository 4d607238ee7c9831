/** The columns of a directory file, in the order they are written. docs/directory.md explains them to organisers. */
export const directoryColumns = [
  'state',
  'office',
  'seat',
  'kind',
  'email',
  'language',
  'postal_address',
  'website',
  'phone',
  'handle_x',
  'handle_bluesky',
  'handle_mastodon',
  'source_url',
  'source_date',
  'verified_on',
  'verified_by',
  'status',
] as const
export type DirectoryColumn = (typeof directoryColumns)[number]

/** One of each is needed; the other columns may be missing altogether. */
export const requiredColumns: readonly (readonly DirectoryColumn[])[] = [
  ['state', 'office'],
  ['email', 'postal_address'],
  ['source_url'],
  ['source_date'],
  ['status'],
]

/** Parts the lines of a postal address in its cell: a row of the file is one line. */
export const postalSeparator = ' / '
