import { accept, refuse, type Result } from '../result.ts'
import { checkName, checkTitle } from './check-name.ts'
import { cleanName, isTooLong } from './clean-name.ts'
import type { FindCountry } from './find-country.ts'
import type { ListProblem } from './list-reading.ts'
import type { SignatoryRow } from './signatories-csv.ts'
import type { SignatoryKind } from './signatory.ts'

const slash = /\s+\/\s+|\s*／\s*/u
const splitParts = (text: string): string[] => (isTooLong(text) ? [text] : text.split(slash))

/** Whether "Name / Country" is the habit of a list: at least half of what stands behind a slash are countries. */
export function findSlashCountries(names: readonly string[], findCountry: FindCountry): boolean {
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
export function readEntry(
  text: string,
  kind: SignatoryKind,
  options: EntryOptions,
): Result<{ row: SignatoryRow; changes: string[] }, Complaint[]> {
  const parted = kind === 'organisation' ? partOrganisation(text, options) : partPerson(text, options)
  if (!parted.ok) return refuse([parted.error])
  const { name, title, country } = parted.value
  const cleaned = cleanName(name)
  const complaints = [checkName(cleaned.text), title === undefined ? undefined : checkTitle(title)].filter(
    (complaint) => complaint !== undefined,
  )
  if (complaints.length > 0)
    return refuse(complaints.map((what) => ({ what, todo: 'Correct the line, or take it out.' })))
  return accept({
    row: {
      kind,
      name: cleaned.text,
      ...(country === undefined ? {} : { country }),
      ...(title === undefined ? {} : { title }),
    },
    changes: [...cleaned.changes],
  })
}

type Parts = Pick<SignatoryRow, 'name' | 'title' | 'country'>

function partOrganisation(
  text: string,
  { findCountry, hasCountries }: EntryOptions,
): Result<Parts, Complaint> {
  const parts = splitParts(text)
  if (!hasCountries || parts.length < 2) return accept({ name: text })
  const last = parts.at(-1) ?? ''
  const country = findCountry(last)
  return country === undefined
    ? refuse({
        what: `"${last.slice(0, 60)}" is not the name of a country that is known here.`,
        todo: 'Write it as in a list of countries, or as its two-letter code. If it belongs to the name, write it without blanks beside the slash.',
      })
    : accept({ name: parts.slice(0, -1).join(' / '), country })
}

function partPerson(text: string, { findCountry }: EntryOptions): Result<Parts, Complaint> {
  const [name = '', ...others] = splitParts(text)
  if (others.length === 0) {
    const comma = /^(?<name>[^,，]+)[,，](?<title>.+)$/u.exec(text)?.groups
    return accept(
      comma?.name === undefined || comma.title === undefined
        ? { name }
        : { name: comma.name.trim(), title: comma.title.trim() },
    )
  }
  const country = findCountry(others.at(-1) ?? '')
  const title = (country === undefined ? others : others.slice(0, -1)).join(' / ')
  return accept({ name, ...(title === '' ? {} : { title }), ...(country === undefined ? {} : { country }) })
}
