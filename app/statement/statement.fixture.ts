import type { StatementFolder } from './parse-statement.ts'
import { ok } from '#app/core/result.ts'

/** An open letter with all optional parts, for tests that change a line of it. */
const factsYaml = `organiser: {name: A coalition}
date: 2023-09-21
opens: 2023-09-01
deadline: 2023-09-30
languages: [en, zh]
addressees:
  - {id: president, postal: [1 Some Street, Some Town], source: list}
copies:
  - {id: minister}
signatories: {organisations: true, persons: listed}
versions:
  - {date: 2023-09-01}
  - {date: 2023-09-10}
elsewhere:
  source: list
  as-of: 2023-09-21
  anonymous: {organisations: 2}
  totals: {organisations: 5}
partners:
  - {id: a-partner, name: A partner, frames: ['https://www.partner.example']}
delivery: {date: 2023-10-02, source: list}
updates:
  - {id: an-answer, date: 2023-11, source: list}
sources:
  list: {title: A list of names}
`

const wordsYaml = `reviewed: not yet reviewed by a native reader
title: A letter to the President
lead: Organisations ask the President to keep a promise.
subject: A promise
place: Geneva
salutation: Your Excellency,
close: Respectfully,
addressees:
  president: {name: The President, office: Office of the President}
  minister: {name: The Minister}
asks: Put your name under the letter.
elsewhere: The list was collected elsewhere.
delivery: Handed over to the office of the President by the coalition.
updates:
  an-answer: {title: An answer, text: The office answered.}
source-notes: {list: It holds three names.}
version-notes: {"2": The promise is named.}
`

const textOne = `We write about a promise.[^1]

## What we ask

- Keep it.
- Say when.

[^1]: A speech. See <https://www.example.org/speech>.
`

export const toBytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The files of the folder by name. */
export const sampleFiles: Readonly<Record<string, string>> = {
  'statement.yaml': factsYaml,
  'statement/words.en.yaml': wordsYaml,
  'statement/words.zh.yaml': wordsYaml,
  'statement/text-1.en.md': textOne,
  'statement/text-1.zh.md': textOne,
  'statement/text-2.en.md': textOne.replace('a promise', 'the promise of 2021'),
  'statement/text-2.zh.md': textOne,
  'statement/signatories.csv':
    'kind,name,other_name,country,title,website,region\r\norganisation,One,,CH,,,\r\norganisation,Two,,,,,\r\norganisation,Three,,FR,,,\r\n',
}

/** The sample's folder, with files changed or (null) left out. */
export function sampleFolder(changes: Readonly<Record<string, string | null>> = {}): StatementFolder {
  const files = Object.entries({ ...sampleFiles, ...changes }).flatMap(([name, text]) =>
    text === null ? [] : [[name, ok(toBytes(text))] as const],
  )
  const known = new Map(files)
  return {
    slug: 'a-letter',
    folder: 'campaigns/a-letter',
    statement: known.get('statement.yaml'),
    words: new Map(
      files.flatMap(([name, content]) => {
        const lang = /words\.(?<lang>\w+)\.yaml$/.exec(name)?.groups?.lang
        return lang === undefined ? [] : [[lang, content]]
      }),
    ),
    texts: files.flatMap(([name, content]) => {
      const { version, lang } = /text-(?<version>\d+)\.(?<lang>\w+)\.md$/.exec(name)?.groups ?? {}
      return version === undefined || lang === undefined
        ? []
        : [{ version: Number(version), lang, bytes: content }]
    }),
    hasSignatories: known.has('statement/signatories.csv'),
    strays: [],
  }
}
