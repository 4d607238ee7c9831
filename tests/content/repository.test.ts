import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { showProblem } from '../../app/domain/problem.ts'
import { letterWords, postWords } from '../../app/domain/letter/allowed-words.ts'
import { loadCampaigns } from '../../app/server/campaigns.server.ts'
import { root } from '../../app/config/folders.server.ts'
import { loadStatements } from '../../app/server/statement/load.server.ts'
import { sources } from './world.ts'

const read = (file: string) => readFileSync(join(root, file), 'utf8')

describe('what stands in this repository is in order', () => {
  const { campaigns } = loadCampaigns(sources)

  test('every campaign, with every letter and post', () => {
    expect(campaigns.map(({ slug }) => slug)).toContain('end-reprisals')
    expect(campaigns.flatMap(({ problems }) => problems.map(showProblem))).toEqual([])
  })

  test('every open letter', () => {
    expect(loadStatements(sources).flatMap(({ problems }) => problems.map(showProblem))).toEqual([])
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
    const { schemaNames } = await import('../../app/cli/campaign/schema-names.ts')
    const { buildSchema } = await import('../../app/cli/campaign/schema.ts')
    for (const name of schemaNames) expect(read(`campaigns/${name}.schema.json`)).toBe(buildSchema(name))
  })

  test('each dependency has its reason', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
      string,
      Record<string, string>
    >
    const reasons = read('docs/decisions/0009-dependencies.md')
    const named = Object.keys({ ...dependencies, ...devDependencies }).filter(
      (name) => !name.startsWith('@types/'),
    )
    expect(named.filter((name) => !reasons.includes(name))).toEqual([])
  })

  test('NOTICE names the reference data', () => {
    const notice = read('NOTICE')
    const files = readdirSync(join(root, 'db/reference')).filter((name) => name.endsWith('.csv'))
    expect(files.length).toBeGreaterThan(2)
    for (const file of files) expect(notice).toContain(`db/reference/${file}`)
  })

  test('links inside the documents lead somewhere', () => {
    for (const file of ['README.md', 'campaigns/README.md', 'templates/README.md']) {
      const folder = join(root, file, '..')
      const targets = [...read(file).matchAll(/\]\((?!https?:)(?<target>[^)#]+)/g)].map(
        ({ groups }) => groups?.target ?? '',
      )
      expect(targets.filter((target) => !existsSync(join(folder, target)))).toEqual([])
    }
  })
})

test('nothing that is committed names a path of a machine or where packages were fetched', () => {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
    .split('\0')
    .filter(Boolean)
  const own = 'tests/content/repository.test.ts'
  const found = files
    .filter(
      (file) =>
        file !== own &&
        /\.(?:ts|tsx|js|json|md|yaml|hbs|css|csv|example)$|^[A-Z.]+$/.test(file) &&
        existsSync(join(root, file)),
    )
    .filter((file) => /\/work\/|\/root\/|\.\.\/shared|registry\.npmjs|"resolved"/.test(read(file)))
  expect(found).toEqual([])
})
