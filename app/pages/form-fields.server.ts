/** A field of a form as text; empty if it is missing or a file. */
export const readField = (data: FormData, name: string): string => {
  const value = data.get(name)
  return typeof value === 'string' ? value : ''
}

/** Where scripts run, the form brings a number made on the page: a page that is loaded again gets the same token. */
export const readNonce = (data: FormData): string | undefined =>
  /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.exec(readField(data, 'nonce'))?.[0]

/** What was typed into these fields, as it was typed. */
export const readFields = <Name extends string>(
  data: FormData,
  names: readonly Name[],
): Record<Name, string> =>
  Object.fromEntries(names.map((name) => [name, readField(data, name)])) as Record<Name, string>
