import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { campaignsDir, isCampaignFile, slug } from '../support/campaign.ts'

export const officeLanguages = ['en', 'fr', 'ar'] as const

const facts = `
organiser: { name: Some people }
schedule: evergreen
languages: [${officeLanguages.join(', ')}]
recipients:
  offices:
    - { id: a-president, kind: head-of-state, state: MA, language: en, cc: [MA, MA-new-york, a-parliament, a-president] }
    - { id: a-parliament, kind: parliament, language: fr }
sources:
  report: { title: A report, publisher: Somebody, url: https://example.org/report, date: 2026-01, read: 2026-10-01 }
`

const wordsIn = (lang: string) => `
reviewed: not yet reviewed by a native reader
title: Title ${lang}
ask: Ask ${lang}.
summary: Summary ${lang}.
deadline: { always: Any day ${lang}. }
offices:
  a-president: { name: President ${lang}, salutation: 'Sir ${lang},', closing: Farewell ${lang}. }
  a-parliament: { name: Parliament ${lang}, salutation: 'Members ${lang},' }
letter:
  subject: Subject ${lang}
  opening: [Opening ${lang}., Another opening ${lang}.]
  body: |
    First paragraph ${lang}.

    Second paragraph ${lang}.
  request: { always: Request ${lang}. }
posts: { campaign: Post ${lang}. }
`

// Nobody was asked; the addresses are of reserved names.
const directory = `office,email,language,postal_address,source_url,source_date,status
a-president,,ar,The Palace / 10000 A Capital,https://example.org/president,2026-10-01,unverified
a-parliament,office@parliament.example,,,https://example.org/parliament,2026-10-01,unverified
`

/** Files of a campaign without session and cases that writes to two offices; one is known by its postal address alone. */
export const officeFiles: Readonly<Record<string, string>> = {
  'campaign.yaml': facts,
  ...Object.fromEntries(officeLanguages.map((lang) => [`words.${lang}.yaml`, wordsIn(lang)])),
  'directory.csv': directory,
}

/** A folder of three campaigns: `offices`, `left-out` (France gets no letter, New York gets copies) and a draft, `hidden`. */
export async function writeRecipientCampaigns(languages: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'demarche-recipients-'))
  await mkdir(join(folder, 'offices'))
  for (const [name, text] of Object.entries(officeFiles)) await writeFile(join(folder, 'offices', name), text)
  const change = async (path: string, edit: (text: string) => string) =>
    writeFile(join(folder, path), edit(await readFile(join(folder, path), 'utf8')))
  for (const name of ['left-out', 'hidden'])
    await cp(join(campaignsDir, slug), join(folder, name), { recursive: true, filter: isCampaignFile })
  await change('hidden/campaign.yaml', (text) => `${text}\ndraft: true\n`)
  await change('left-out/campaign.yaml', (text) =>
    text.replace(
      /( +)except: own-case\n/,
      '$1except: own-case\n$1without: [{ state: FR, reason: told-us }]\n$1cc: [CH-new-york, CH]\n',
    ),
  )
  for (const lang of languages)
    await change(
      `left-out/words.${lang}.yaml`,
      (text) => `${text}\nreasons: { told-us: Reason in ${lang}. }\n`,
    )
  return folder
}
