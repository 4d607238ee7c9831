import { ok, err, type Result } from '#app/core/result.ts'
import { checkName, checkTitle } from '#app/signature/signatory/check-name.ts'
import { cleanName, isTooLong } from '#app/signature/signatory/clean-name.ts'
import type { FindCountry } from '#app/signature/signatory/find-country.ts'
import type { ImportProblem } from './parsed-signatories.ts'
import type { ImportedSignatory } from './signatories-csv.ts'
import type { SignatoryKind } from '#app/statement/signatory.ts'

const slash = /\s+\/\s+|\s*／\s*/u
const splitParts = (text: string): string[] => (isTooLong(text) ? [text] : text.split(slash))

/** Whether a list uses the form "Name / Country": at least half of the parts after a slash are countries. */
export function hasSlashCountries(names: readonly string[], findCountry: FindCountry): boolean {
  const slashed = names.map(splitParts).filter(({ length }) => length > 1)
  const countries = slashed.filter((parts) => findCountry(parts.at(-1) ?? '') !== undefined)
  return countries.length > 0 && countries.length * 2 >= slashed.length
}

export interface EntryOptions {
  findCountry: FindCountry
  hasCountries: boolean
}

type EntryProblem = Omit<ImportProblem, 'line'>

/** Parses one entry of a list: "Name / Country" of an organisation, "Name / Title" or "Name, title" of a person. */
export function parseEntry(
  text: string,
  kind: SignatoryKind,
  options: EntryOptions,
): Result<{ row: ImportedSignatory; changes: string[] }, EntryProblem[]> {
  const parts = kind === 'organisation' ? splitOrganisation(text, options) : splitPerson(text, options)
  if (!parts.ok) return err([parts.error])
  const { name, title, country } = parts.value
  const cleaned = cleanName(name)
  const problems = [checkName(cleaned.text), title === undefined ? undefined : checkTitle(title)].filter(
    (problem) => problem !== undefined,
  )
  if (problems.length > 0)
    return err(problems.map((what) => ({ what, todo: 'Correct the line or remove it.' })))
  return ok({
    row: {
      kind,
      name: cleaned.text,
      ...(country === undefined ? {} : { country }),
      ...(title === undefined ? {} : { title }),
    },
    changes: [...cleaned.changes],
  })
}

type EntryParts = Pick<ImportedSignatory, 'name' | 'title' | 'country'>

function splitOrganisation(
  text: string,
  { findCountry, hasCountries }: EntryOptions,
): Result<EntryParts, EntryProblem> {
  const parts = splitParts(text)
  if (!hasCountries || parts.length < 2) return ok({ name: text })
  const last = parts.at(-1) ?? ''
  const country = findCountry(last)
  return country === undefined
    ? err({
        what: `"${last.slice(0, 60)}" is not a known name of a country.`,
        todo: 'Use its usual name or its two-letter code. If it is part of the name, remove the spaces around the slash.',
      })
    : ok({ name: parts.slice(0, -1).join(' / '), country })
}

function splitPerson(text: string, { findCountry }: EntryOptions): Result<EntryParts, EntryProblem> {
  const [name = '', ...others] = splitParts(text)
  if (others.length === 0) {
    const comma = /^(?<name>[^,，]+)[,，](?<title>.+)$/u.exec(text)?.groups
    return ok(
      comma?.name === undefined || comma.title === undefined
        ? { name }
        : { name: comma.name.trim(), title: comma.title.trim() },
    )
  }
  const country = findCountry(others.at(-1) ?? '')
  const title = (country === undefined ? others : others.slice(0, -1)).join(' / ')
  return ok({ name, ...(title === '' ? {} : { title }), ...(country === undefined ? {} : { country }) })
}
