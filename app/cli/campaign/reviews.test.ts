import { describe, expect, test } from 'vitest'
import { readRealCampaign, compositionContextAt } from '../../../tests/content/composition-context.ts'
import type { LetterTemplate } from '#app/letter/template.ts'
import { listReviews, formatReviews } from './reviews.ts'

const campaign = readRealCampaign()
const { templates } = compositionContextAt('2026-11-21T12:00:00Z')
const letter = (reviewed: string): LetterTemplate => ({ reviewed, render: () => ({ subject: '', text: '' }) })

describe('reviews of the files of a campaign', () => {
  test('lists its words files and the shared templates of its languages', () => {
    const files = listReviews({ ...campaign, languages: ['en'] }, { templates }).map(({ file }) => file)
    expect(files).toEqual(
      expect.arrayContaining([
        'campaigns/end-reprisals/words.en.yaml',
        'templates/letters/en.hbs',
        'templates/posts/case.en.hbs',
      ]),
    )
    expect(files.filter((file) => /^templates\/.*(?:zh|ar)\.hbs$/.test(file))).toEqual([])
  })

  test('lists its own templates and not those of another campaign', () => {
    const letters = new Map([
      ...templates.letters,
      ['end-reprisals/letters/CH.en', letter('Ana, 2026-11-01')],
      ['other/letters/CH.en', letter('nobody')],
    ])
    const reviews = listReviews(campaign, { templates: { ...templates, letters } })
    expect(reviews).toContainEqual({
      file: 'campaigns/end-reprisals/letters/CH.en.hbs',
      reviewed: 'Ana, 2026-11-01',
    })
    expect(reviews.map(({ file }) => file).join()).not.toContain('other')
  })
})

test('files of one kind with the same review take one line', () => {
  expect(
    formatReviews([
      { file: 'campaigns/x/words.en.yaml', reviewed: 'Ana' },
      { file: 'campaigns/x/words.zh.yaml', reviewed: 'nobody yet' },
      { file: 'campaigns/x/words.ar.yaml', reviewed: 'nobody yet' },
      { file: 'templates/letters/ar.hbs', reviewed: 'nobody yet' },
    ]),
  ).toEqual([
    'campaigns/x/words.{en}.yaml: Ana',
    'campaigns/x/words.{ar,zh}.yaml: nobody yet',
    'templates/letters/{ar}.hbs: nobody yet',
  ])
})
