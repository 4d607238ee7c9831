import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import { copyExample, editFile, prefixWithSlug, writeFolder } from '../../tests/content/example.ts'
import { reference, sources } from '../../tests/content/composition-context.ts'
import { letterWords } from '#app/letter/template-words.ts'
import { composePost } from '#app/post/compose-post.ts'
import { networks } from '#app/post/networks.ts'
import { formatProblem } from '#app/core/problem.ts'
import { loadCampaigns } from './load-campaigns.server.ts'
import { loadDirectory } from './load-directory.server.ts'
import { buildEml } from '#app/documents/eml/eml.server.ts'
import { folders } from '#app/config/folders.server.ts'
import { compileTemplate } from './templates/template-compiler.server.ts'

describe('eml', () => {
  test('a draft to two missions names both', async () => {
    const to = ['mission@ch.example', 'mission@ke.example']
    const letter = { subject: 'Two', text: 'text' }
    const bytes = await buildEml(
      letter,
      to.map((email) => ({ email, status: 'confirmed' as const })),
    )
    expect((await PostalMime.parse(bytes)).to?.map(({ address }) => address)).toEqual(to)
  })
})

describe('directory', () => {
  const columns = 'state,seat,email,source_url,source_date,status'
  const mistakes = (content: string | Uint8Array) => {
    const file = join(writeFolder({ 'm.csv': content }), 'm.csv')
    const directory = loadDirectory(file, reference, () => new Date('2026-02-28T12:00:00Z'))
    return directory.ok ? [] : directory.error.map(({ line, what }) => `${line} ${what}`)
  }
  test('a line is counted as an editor does, also behind empty lines', () =>
    expect(
      mistakes(`${columns}\r\n\r\nCH,geneva,a@ch.example,https://ch.example,2026-01-31,confirmd\r\n`),
    ).toEqual(['3 There is no status "confirmd".']))
  test('blanks around a cell are no mistake', () =>
    expect(
      mistakes(`${columns}\nCH , geneva, a@ch.example, https://ch.example, 2026-01-31 , confirmed`),
    ).toEqual([]))
  test('10 MB are refused unread', () =>
    expect(mistakes('#'.repeat(10_000_000))).toEqual([expect.stringMatching(/^1 The file is larger than/)]))
})

describe('template', () => {
  test.each([
    ['{{@opening}}', '4 {{@opening}} is not known here.'],
    ['\n{{#if alone}}{{/each}}', '5 The braces {{ }} do not match here.'],
  ])('%s', (body, problem) => {
    const compiled = compileTemplate(
      'letters/en.hbs',
      `reviewed: A, 2026\nsubject: {{subject}}\n---\n${body}`,
      letterWords,
      true,
    )
    expect(compiled.ok ? [] : compiled.error.map(({ line, what }) => `${line} ${what}`)).toEqual([problem])
  })
  test('a word from outside a list is offered with its way', () => {
    const compiled = compileTemplate(
      'letters/en.hbs',
      `reviewed: A, 2026\nsubject: {{subject}}\n---\n{{#each cases}}{{opening}}{{/each}}`,
      letterWords,
      true,
    )
    expect(compiled).toMatchObject({ ok: false, error: [{ todo: 'Inside {{#each}} write {{../opening}}.' }] })
  })
})

describe('campaigns', () => {
  const problemsOf = (campaignsDir: string, slug: string, templatesDir = folders.templates) =>
    (
      loadCampaigns({ ...sources, campaignsDir, templatesDir }).campaigns.find((c) => c.slug === slug)
        ?.problems ?? []
    ).map(formatProblem)

  test('a broken shared template does not stop a campaign that is written in other languages', () => {
    const templates = join(writeFolder({}), 'templates')
    cpSync(folders.templates, templates, { recursive: true })
    writeFileSync(
      join(templates, 'letters/zh.hbs'),
      readFileSync(join(templates, 'letters/zh.hbs'), 'utf8').replace('{{opening}}', '{{openning}}'),
    )
    const folder = writeFolder({
      ...prefixWithSlug('english', copyExample(['en'])),
      ...prefixWithSlug('both', copyExample(['en', 'zh'])),
    })
    expect(problemsOf(folder, 'english', templates)).toEqual([])
    expect(problemsOf(folder, 'both', templates)).toHaveLength(1)
  })

  test('a campaign brings its own post', () => {
    const folder = writeFolder({
      ...prefixWithSlug('mine', copyExample()),
      'mine/posts/case.en.hbs': 'reviewed: A, 2026\n---\nOURS {{text}}',
    })
    const { templates, campaigns } = loadCampaigns({ ...sources, campaignsDir: folder })
    const [mine] = campaigns
    const [x] = networks
    if (!mine?.campaign || !x) throw new Error(mine?.problems.map(formatProblem).join('\n'))
    const world = { templates, link: sources.link }
    expect(composePost(mine.campaign, x, 'en', world, 'first-case').text).toMatch(/^OURS Name of the person/)
    expect(composePost(mine.campaign, x, 'en', world).text).not.toContain('OURS')
  })

  test.each([
    [
      'of a name that no post takes',
      'kase.en.hbs',
      'reviewed: A, 2026\n---\n{{text}}',
      'No letter or post takes a template of this name.',
    ],
    [
      'larger than 32 KB',
      'case.en.hbs',
      `reviewed: A, 2026\n---\n${'x'.repeat(33_000)}`,
      'The template is larger than 32 KB.',
    ],
    [
      'in Latin-1',
      'case.en.hbs',
      Buffer.from('reviewed: Zo\u00eb, 2026\n---\n{{text}}', 'latin1'),
      'The template is not UTF-8 text.',
    ],
  ])('a post template %s is named', (_what, name, content, what) => {
    const folder = writeFolder({ ...prefixWithSlug('mine', copyExample()), [`mine/posts/${name}`]: content })
    expect(problemsOf(folder, 'mine')).toEqual([
      expect.stringContaining(`campaigns/mine/posts/${name}:1:1  ${what}`),
    ])
  })

  test('a subject that only becomes too long with the name of its case', () => {
    const files = editFile(
      copyExample(),
      'words.en.yaml',
      "subject-alone: 'A reprisal: {case}'",
      `subject-alone: '${'A'.repeat(70)}: {case}'`,
    )
    expect(problemsOf(writeFolder(prefixWithSlug('mine', files)), 'mine').join('\n')).toContain(
      'Shorten it by',
    )
  })
})
