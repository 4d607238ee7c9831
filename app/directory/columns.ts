/**
 * The columns of a directory file, in the order in which they are written. docs/directory.md explains them.
 */
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

/** Groups of which one column each is required; all other columns are optional. */
export const requiredColumns: readonly (readonly DirectoryColumn[])[] = [
  ['state', 'office'],
  ['email', 'postal_address'],
  ['source_url'],
  ['source_date'],
  ['status'],
]

/** Separates the lines of a postal address in its cell, since a row of the file is one line. */
export const postalSeparator = ' / '
