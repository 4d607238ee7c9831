import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatProblem } from '#app/core/problem.ts'
import { letterWords, postWords } from '#app/letter/template-words.ts'
import { loadCampaigns } from '#app/content/load-campaigns.server.ts'
import { root } from '#app/config/folders.server.ts'
import { loadStatements } from '#app/content/load-statements.server.ts'
import { sources } from './composition-context.ts'

const read = (file: string) => readFileSync(join(root, file), 'utf8')

/** The Markdown files of a folder. */
const listDocuments = (folder: string): string[] =>
  readdirSync(join(root, folder)).flatMap((name) => (name.endsWith('.md') ? [join(folder, name)] : []))

describe('what stands in this repository is in order', () => {
  const { campaigns } = loadCampaigns(sources)

  test('every campaign, with every letter and post', () => {
    expect(campaigns.map(({ slug }) => slug)).toContain('end-reprisals')
    expect(campaigns.flatMap(({ problems }) => problems.map(formatProblem))).toEqual([])
  })

  test('every open letter', () => {
    expect(loadStatements(sources).flatMap(({ problems }) => problems.map(formatProblem))).toEqual([])
  })

  test('every language of the interface has templates for letters and posts', () => {
    for (const lang of sources.locales.keys())
      for (const file of [`letters/${lang}.hbs`, `posts/campaign.${lang}.hbs`, `posts/case.${lang}.hbs`])
        expect(existsSync(join(root, 'templates', file)), file).toBe(true)
  })
})

describe('what is written for people agrees with the code', () => {
  test('templates/README.md names the words of templates', () => {
    const rows = [
      ...read('templates/README.md').matchAll(
        /^\| `(?<word>[^`]+)` \| (?<meaning>.*?) \| (?<example>.*) \|$/gm,
      ),
    ]
    const expected = [...Object.entries(letterWords), ...Object.entries(postWords)]
    expect(rows.map(({ groups }) => [groups?.word, groups?.meaning, groups?.example])).toEqual(
      expected.map(([word, { meaning, example }]) => [word, meaning, example]),
    )
  })

  test('the editors’ schemas are those of the code', async () => {
    const { schemaNames } = await import('#app/cli/campaign/schema-names.ts')
    const { buildSchema } = await import('#app/cli/campaign/schema.ts')
    for (const name of schemaNames) expect(read(`campaigns/${name}.schema.json`)).toBe(buildSchema(name))
  })

  test('each dependency has its reason, and no reason is given for what is not there', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
      string,
      Record<string, string>
    >
    const installed = Object.keys({ ...dependencies, ...devDependencies }).filter(
      (name) => !name.startsWith('@types/'),
    )
    const rows = [
      ...read('docs/decisions/0009-dependencies.md').matchAll(
        /^\| (?<packages>[^|]+) \| (?<why>[^|]+) \|$/gm,
      ),
    ]
      .map(({ groups }) => ({ packages: groups?.packages ?? '', why: groups?.why ?? '' }))
      .filter(({ packages }) => packages !== 'package')
    // A name may be followed by the major version that it is held at.
    const named = rows.flatMap(({ packages }) =>
      packages.split(/[,;]\s*/).map((name) => name.replace(/ \d+$/, '')),
    )
    expect(installed.length).toBeGreaterThan(50)
    expect(named.toSorted()).toEqual(installed.toSorted())
    // A reason is a sentence or the number of a decision, which exists.
    const decisions = readdirSync(join(root, 'docs/decisions')).map((name) => name.slice(0, 4))
    for (const { packages, why } of rows) {
      const numbers = why.match(/\b0\d{3}\b/g) ?? []
      expect(why.length > 10 || numbers.length > 0, packages).toBe(true)
      for (const number of numbers) expect(decisions, packages).toContain(number)
    }
  })

  test('NOTICE names the reference data', () => {
    const notice = read('NOTICE')
    const files = readdirSync(join(root, 'db/reference')).filter((name) => name.endsWith('.csv'))
    expect(files.length).toBeGreaterThan(2)
    for (const file of files) expect(notice).toContain(`db/reference/${file}`)
  })

  test('links inside the documents lead somewhere', () => {
    const documents = [
      ...listDocuments('.'),
      ...['docs', 'docs/decisions', 'campaigns', 'templates'].flatMap(listDocuments),
    ]
    const links = documents.flatMap((file) =>
      [...read(file).matchAll(/\]\((?!https?:|mailto:)(?<target>[^)#]+)/g)].map(({ groups }) => ({
        file,
        target: groups?.target ?? '',
      })),
    )
    expect(links.length).toBeGreaterThan(20)
    expect(links.filter(({ file, target }) => !existsSync(join(root, file, '..', target)))).toEqual([])
  })
})

test('package-lock.json holds no addresses that packages were fetched from', () => {
  const lock = read('package-lock.json')
  expect(lock).toContain('"lockfileVersion"')
  expect(lock).not.toContain('"resolved"')
  expect(lock).not.toMatch(/\.tgz\b/)
})
