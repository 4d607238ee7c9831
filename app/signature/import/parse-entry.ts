import { ok, err, type Result } from '#app/core/result.ts'
import { checkName, checkTitle } from '#app/signature/signatory/check-name.ts'
import { cleanName, isTooLong } from '#app/signature/signatory/clean-name.ts'
import type { FindCountry } from '#app/signature/signatory/find-country.ts'
import type { ListProblem } from './parsed-list.ts'
import type { ImportedSignatory } from './signatories-csv.ts'
import type { SignatoryKind } from '#app/statement/signatory.ts'

const slash = /\s+\/\s+|\s*／\s*/u
const splitParts = (text: string): string[] => (isTooLong(text) ? [text] : text.split(slash))

/** Whether "Name / Country" is the habit of a list: at least half of what stands behind a slash are countries. */
export function hasSlashCountries(names: readonly string[], findCountry: FindCountry): boolean {
  const behind = names.map(splitParts).filter(({ length }) => length > 1)
  const countries = behind.filter((parts) => findCountry(parts.at(-1) ?? '') !== undefined)
  return countries.length > 0 && countries.length * 2 >= behind.length
}

export interface EntryOptions {
  findCountry: FindCountry
  hasCountries: boolean
}

type Complaint = Omit<ListProblem, 'line'>

/** One cleaned entry of a list: "Name / Country" of an organisation, "Name / Title" or "Name, title" of a person. */
export function parseEntry(
  text: string,
  kind: SignatoryKind,
  options: EntryOptions,
): Result<{ row: ImportedSignatory; changes: string[] }, Complaint[]> {
  const parted = kind === 'organisation' ? splitOrganisation(text, options) : splitPerson(text, options)
  if (!parted.ok) return err([parted.error])
  const { name, title, country } = parted.value
  const cleaned = cleanName(name)
  const complaints = [checkName(cleaned.text), title === undefined ? undefined : checkTitle(title)].filter(
    (complaint) => complaint !== undefined,
  )
  if (complaints.length > 0)
    return err(complaints.map((what) => ({ what, todo: 'Correct the line, or take it out.' })))
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
): Result<EntryParts, Complaint> {
  const parts = splitParts(text)
  if (!hasCountries || parts.length < 2) return ok({ name: text })
  const last = parts.at(-1) ?? ''
  const country = findCountry(last)
  return country === undefined
    ? err({
        what: `"${last.slice(0, 60)}" is not the name of a country that is known here.`,
        todo: 'Write it as in a list of countries, or as its two-letter code. If it belongs to the name, write it without blanks beside the slash.',
      })
    : ok({ name: parts.slice(0, -1).join(' / '), country })
}

function splitPerson(text: string, { findCountry }: EntryOptions): Result<EntryParts, Complaint> {
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
