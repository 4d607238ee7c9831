import { expect, test } from 'vitest'
import { writeFolder } from '../../../tests/content/example.ts'
import { formatProblem } from '#app/core/problem.ts'
import { loadTemplates } from './load-templates.server.ts'

test.each([
  [
    'with a name that no post uses',
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
])('a post template %s is reported', (_what, name, content, what) => {
  const path = writeFolder({ [`posts/${name}`]: content })
  const { templates, problems } = loadTemplates({ path, folder: 'campaigns/mine', keyPrefix: 'mine/' })
  expect(problems.map(formatProblem)).toEqual([
    expect.stringContaining(`campaigns/mine/posts/${name}:1:1  ${what}`),
  ])
  expect(templates.posts.size).toBe(0)
})
