/** A problem of an interface word, and the keys that lead to it. */
export interface WordProblem {
  path: string[]
  what: string
  todo: string
}

const plural = /_(?<form>zero|one|two|few|many|other)$/
const forms = ['zero', 'one', 'two', 'few', 'many', 'other'] as const

/** Every word under its path: keys joined by dots, entries of lists by their index. */
function flatten(words: unknown, path = ''): Map<string, string> {
  if (typeof words === 'string') return new Map([[path, words]])
  if (typeof words !== 'object' || words === null) return new Map()
  return new Map(
    Object.entries(words).flatMap(([key, value]) => [
      ...flatten(value, path === '' ? key : `${path}.${key}`),
    ]),
  )
}

const baseKeyOf = (key: string): string => key.replace(plural, '')

const formatSlots = (sentence: string, form?: string): string =>
  [...new Set(sentence.match(/\{\{\w+\}\}/g))]
    .filter((slot) => form === undefined || slot !== '{{count}}')
    .sort()
    .join(' ') || 'none'

/**
 * Compares the interface words of a language with the English ones, which are the model: no word missing,
 * none too many, none empty, the plural forms of the language's grammar (Unicode CLDR), the same slots in
 * each sentence.
 */
export function checkInterfaceWords(lang: string, words: unknown, model: unknown): WordProblem[] {
  const mine = flatten(words)
  const english = flatten(model)
  const grammar = new Intl.PluralRules(lang).resolvedOptions().pluralCategories
  const problems: WordProblem[] = []
  const report = (key: string, what: string, todo: string) =>
    problems.push({ path: key.split('.'), what, todo })

  const bases = new Set([...english.keys()].map(baseKeyOf))
  for (const base of bases) {
    const counted = english.has(`${base}_other`)
    const expected = counted ? forms.filter((f) => grammar.includes(f)).map((f) => `${base}_${f}`) : [base]
    for (const key of expected)
      if (!mine.has(key)) report(key, `The word "${key}" is missing.`, 'Translate it from en.json.')
  }
  for (const [key, sentence] of mine) {
    const base = baseKeyOf(key)
    const original = english.get(key) ?? english.get(`${base}_other`) ?? english.get(base)
    const form = plural.exec(key)?.groups?.form
    if (original === undefined || !bases.has(base))
      report(key, `English has no word "${key}".`, 'Remove it, or correct its name.')
    else if (form !== undefined && !grammar.some((category) => category === form))
      report(key, `The language has no plural form "${form}".`, 'Remove it.')
    else if (sentence.trim() === '') report(key, `The word "${key}" is empty.`, 'Translate it from en.json.')
    // "One letter" needs no number; a plural form may have it or not.
    else if (formatSlots(sentence, form) !== formatSlots(original, form))
      report(
        key,
        `The slots of "${key}" are ${formatSlots(sentence)}.`,
        `They must be ${formatSlots(original)}.`,
      )
  }
  return problems
}
