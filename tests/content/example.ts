import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { parseCampaign, type ParsedCampaign } from '#app/campaign/parse-campaign.ts'
import type { TextPosition } from '#app/core/yaml/text-position.ts'
import type { Problem } from '#app/core/problem.ts'
import { folders } from '#app/config/folders.server.ts'
import { ok, type Result } from '#app/core/result.ts'
import { reference } from './composition-context.ts'

/** The files of a campaign folder as an organiser has them open in an editor, by name. */
export type Files = Record<string, string>

/** The example that organisers copy; with more languages than English its English words stand for all of them. */
export function copyExample(languages: readonly string[] = ['en']): Files {
  const read = (name: string) => readFileSync(join(folders.example, name), 'utf8')
  const words = read('words.en.yaml')
  const facts = replaceOnce(read('campaign.yaml'), 'languages: [en]', `languages: [${languages.join(', ')}]`)
  return {
    'campaign.yaml': facts,
    ...Object.fromEntries(languages.map((lang) => [`words.${lang}.yaml`, words])),
  }
}

/** Changes one place of one file. The old text must stand there exactly once, or the test is about another place. */
export function editFile(files: Files, name: string, before: string, after: string): Files {
  return { ...files, [name]: replaceOnce(files[name] ?? '', before, after) }
}

function replaceOnce(text: string, before: string, after: string): string {
  const parts = text.split(before)
  if (parts.length !== 2) throw new Error(`"${before}" stands ${parts.length - 1} times in the example`)
  return parts.join(after)
}

/** Where a fragment that stands once begins, as an editor counts. */
export function positionOf(files: Files, name: string, fragment: string, within = fragment): TextPosition {
  const text = files[name] ?? ''
  if (text.split(within).length !== 2) throw new Error(`"${within}" does not stand once in ${name}`)
  const before = text.slice(0, text.indexOf(within) + within.indexOf(fragment)).split('\n')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}

const toBytes = (text: string) => new TextEncoder().encode(text)

/** Reads the files as the campaign `example`, where languages English and Chinese can be written. */
export function parseFiles(
  files: Files,
  raw: Record<string, Uint8Array> = {},
): Result<ParsedCampaign, Problem[]> {
  const all = new Map(
    Object.entries({ ...Object.fromEntries(Object.entries(files).map(([n, t]) => [n, toBytes(t)])), ...raw }),
  )
  const words = [...all].flatMap(([name, bytes]): [string, Result<Uint8Array, Problem>][] => {
    const lang = /^words\.(?<lang>[a-z]+)\.yaml$/.exec(name)?.groups?.lang
    return lang === undefined ? [] : [[lang, ok(bytes)]]
  })
  const facts = all.get('campaign.yaml')
  return parseCampaign(
    {
      slug: 'example',
      folder: 'campaigns/example',
      campaign: facts && ok(facts),
      words: new Map(words),
      strays: [],
    },
    { reference, languages: ['en', 'zh'] },
  )
}

/** All mistakes in the files; none when they are in order. */
export function listProblems(files: Files, raw: Record<string, Uint8Array> = {}): Problem[] {
  const parsed = parseFiles(files, raw)
  return parsed.ok ? [] : parsed.error
}

/** A folder with these files in it, named by their paths; gone when the test is over. */
export function writeFolder(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

/** The files as those of a campaign in a folder of campaigns: `my-campaign/campaign.yaml`. */
export const prefixWithSlug = (slug: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${slug}/${name}`, text]))
