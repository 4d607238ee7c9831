import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Session } from '#app/time/session.ts'
import type { Conventions } from '#app/reference/conventions.ts'
import type { RegionalGroup } from '#app/reference/regional-group.ts'
import type { State } from '#app/reference/state.ts'
import type { CouncilSeat } from '#app/reference/council.ts'
import { unLanguages } from '#app/reference/un-languages.ts'
import type { Reference } from '#app/reference/reference.ts'
import { parseCsv } from '#app/tabular/parse-csv.ts'

type Row = Record<string, string>

const groups: Readonly<Record<string, RegionalGroup>> = {
  AFRICAN: 'african',
  ASIA_PACIFIC: 'asia-pacific',
  EEG: 'eastern-european',
  GRULAC: 'latin-american-caribbean',
  WEOG: 'western-european-others',
}


/** Reads the CSV and JSON files of this folder; their columns are described in NOTICE. */
export function loadReference(folder: string): Reference {
  const rows = (file: string) => readRows(join(folder, file))
  // states.csv follows Unicode CLDR, which also lists languages that are widely used but not official.
  const corrected = new Map(
    rows('language-corrections.csv').map((row) => [row.iso2, row.official_languages ?? '']),
  )
  const states = rows('states.csv').map((row) =>
    readState({ ...row, official_languages: corrected.get(row.iso2) ?? row.official_languages ?? '' }),
  )
  return {
    states: new Map(states.map((state) => [state.code, state])),
    sessions: new Map(rows('sessions.csv').map(readSession).map((session) => [session.id, session])),
    councilSeats: rows('council-members.csv').map(readSeat),
    conventions: new Map(
      readdirSync(join(folder, 'conventions'))
        .map((file) => JSON.parse(readFileSync(join(folder, 'conventions', file), 'utf8')) as Conventions)
        .map((conventions) => [conventions.lang, conventions]),
    ),
  }
}

/** Reads a CSV file with one line of column names. Throws where it is not CSV. */
function readRows(file: string): Row[] {
  const records = parseCsv(readFileSync(file, 'utf8'))
  if (!records.ok) throw new Error(`${file} is not CSV from line ${records.error} on.`)
  const [header, ...rest] = records.value
  return rest.map(({ cells }) =>
    Object.fromEntries((header?.cells ?? []).map((column, index) => [column, cells[index] ?? ''])),
  )
}

function readState(row: Row): State {
  const byLanguage = (column: string) =>
    Object.fromEntries(unLanguages.flatMap((lang) => (row[`${column}_${lang}`] ? [[lang, row[`${column}_${lang}`] ?? '']] : [])))
  const group = groups[row.regional_group ?? '']
  return {
    code: row.iso2 ?? '',
    ...(group === undefined ? {} : { group }),
    status: row.un_status === 'member' ? 'member' : 'observer',
    names: byLanguage('name'),
    of: byLanguage('of'),
    officialLanguages: (row.official_languages ?? '').split(/\s+/).filter(Boolean),
    source: row.name_source ?? '',
  }
}

function readSession(row: Row): Session {
  return {
    id: `hrc${row.session}`,
    number: Number(row.session),
    ...(row.start ? { start: row.start } : {}),
    ...(row.end ? { end: row.end } : {}),
    ...(row.reprisals_dialogue_date ? { dialogue: row.reprisals_dialogue_date } : {}),
    source: row.source ?? '',
  }
}

const readSeat = (row: Row): CouncilSeat => ({
  state: row.iso2 ?? '',
  year: Number(row.year),
  from: row.from_date ?? '',
  to: row.to_date ?? '',
})
