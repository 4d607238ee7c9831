const slot = /\{(?<name>[a-z-]+)\}/g

/** The names between braces in a sentence of a words file: `{date}` gives `date`. */
export function listSlots(sentence: string): string[] {
  return [...sentence.matchAll(slot)].map((match) => match.groups?.name ?? '')
}

/**
 * Fills a sentence's slots. Throws for a slot without a value, which the check has ruled out.
 */
export function fillSlots(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(slot, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) throw new Error(`no value for ${whole}`)
    return value
  })
}
