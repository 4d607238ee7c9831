/** A field of a form as text; empty if it is missing or a file. */
export const readField = (data: FormData, name: string): string => {
  const value = data.get(name)
  return typeof value === 'string' ? value : ''
}

/** The UUID that a script adds to a form, so that a page that is loaded again gets the same token; undefined without scripts. */
export const readNonce = (data: FormData): string | undefined =>
  /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.exec(readField(data, 'nonce'))?.[0]

/** The text of several fields, as it was typed. */
export const readFields = <Name extends string>(
  data: FormData,
  names: readonly Name[],
): Record<Name, string> =>
  Object.fromEntries(names.map((name) => [name, readField(data, name)])) as Record<Name, string>
