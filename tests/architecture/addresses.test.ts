import { matchRoutes } from '@remix-run/react'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '#app/config/folders.server.ts'
import * as paths from '#app/paths.ts'
import { siteRoutes, type SiteRoute } from '#app/routes.ts'

// app/routes.ts says which page answers an address, app/paths.ts builds the addresses: here is that they mean the same.

const listRoutes = (routes: readonly SiteRoute[]): SiteRoute[] =>
  routes.flatMap((route) => [route, ...listRoutes(route.children ?? [])])

const routes = listRoutes(siteRoutes)
/** `/` for the site's root; the frame around the pages has no address. */
const patterns = routes.flatMap(({ path, index }) =>
  path === undefined ? (index ? ['/'] : []) : [`/${path}`],
)

/** The patterns that match an address, each with its decoded parameters. The catch-all is none of them. */
const matchPatterns = (path: string) =>
  patterns
    .filter((pattern) => pattern !== '/*')
    .flatMap((pattern) => {
      const [match] = matchRoutes([{ path: pattern }], new URL(path, 'http://site.example').pathname) ?? []
      return match ? [{ pattern, params: match.params }] : []
    })

interface Example {
  path: string
  pattern: string
  params: Record<string, string>
  query?: string
}

// Every value needs encoding, as no slug, case or token of ours does.
const lang = 'zh-Hant'
const slug = 'a/b c'
const of = { lang, slug }
const campaign = '/:lang/campaigns/:slug'
const query = { case: 'ü&é', in: undefined, wording: 3 }
const encoded = '?case=%C3%BC%26%C3%A9&wording=3'
const letterExample = (action: 'send' | 'sent' | 'pdf' | 'eml'): Example => ({
  path: paths.letterActionPath(lang, slug, 'C?', action, query),
  pattern: `${campaign}/write/:state/${action}`,
  params: { ...of, state: 'C?' },
  query: encoded,
})
const fileExample = (format: 'pdf' | 'docx' | 'txt'): Example => ({
  path: paths.statementFilePath(lang, slug, format, query),
  pattern: `${campaign}/statement.${format}`,
  params: of,
  query: encoded,
})

const builders = Object.keys(paths).filter((name) => name.endsWith('Path'))
const examples: Record<string, Example[]> = {
  homePath: [{ path: paths.homePath(lang), pattern: '/:lang', params: { lang } }],
  numbersPath: [{ path: paths.numbersPath(lang), pattern: '/:lang/numbers', params: { lang } }],
  privacyPath: [{ path: paths.privacyPath(lang), pattern: '/:lang/privacy', params: { lang } }],
  campaignPath: [{ path: paths.campaignPath(lang, slug), pattern: campaign, params: of }],
  campaignPicturePath: [
    { path: paths.campaignPicturePath(lang, slug), pattern: `${campaign}/picture.png`, params: of },
  ],
  deadlinePath: [{ path: paths.deadlinePath(lang, slug), pattern: `${campaign}/deadline.ics`, params: of }],
  casePath: [
    {
      path: paths.casePath(lang, slug, '#1'),
      pattern: `${campaign}/cases/:case`,
      params: { ...of, case: '#1' },
    },
  ],
  casePicturePath: [
    {
      path: paths.casePicturePath(lang, slug, '#1'),
      pattern: `${campaign}/cases/:case/picture.png`,
      params: { ...of, case: '#1' },
    },
  ],
  subjectPath: [
    { path: paths.subjectPath(lang, slug), pattern: campaign, params: of },
    {
      path: paths.subjectPath(lang, slug, '#1'),
      pattern: `${campaign}/cases/:case`,
      params: { ...of, case: '#1' },
    },
  ],
  recipientsPath: [
    {
      path: paths.recipientsPath(lang, slug, query),
      pattern: `${campaign}/write`,
      params: of,
      query: encoded,
    },
  ],
  roundPath: [{ path: paths.roundPath(lang, slug), pattern: `${campaign}/round`, params: of }],
  letterPath: [
    {
      path: paths.letterPath(lang, slug, 'C?', query),
      pattern: `${campaign}/write/:state`,
      params: { ...of, state: 'C?' },
      query: encoded,
    },
  ],
  letterActionPath: (['send', 'sent', 'pdf', 'eml'] as const).map(letterExample),
  sharePath: [
    { path: paths.sharePath(lang, slug, query), pattern: `${campaign}/share`, params: of, query: encoded },
  ],
  thanksPath: [
    { path: paths.thanksPath(lang, slug, query), pattern: `${campaign}/thanks`, params: of, query: encoded },
  ],
  statementPath: [
    {
      path: paths.statementPath(lang, slug, query),
      pattern: `${campaign}/statement`,
      params: of,
      query: encoded,
    },
  ],
  statementFilePath: (['pdf', 'docx', 'txt'] as const).map(fileExample),
  statementPicturePath: [
    {
      path: paths.statementPicturePath(lang, slug),
      pattern: `${campaign}/statement/picture.png`,
      params: of,
    },
  ],
  signatoriesPath: [
    {
      path: paths.signatoriesPath(lang, slug, query),
      pattern: `${campaign}/statement/signatories`,
      params: of,
      query: encoded,
    },
  ],
  changesPath: [
    {
      path: paths.changesPath(lang, slug, query),
      pattern: `${campaign}/statement/changes`,
      params: of,
      query: encoded,
    },
  ],
  updatesPath: [{ path: paths.updatesPath(lang, slug), pattern: `${campaign}/updates.xml`, params: of }],
  signPath: [
    { path: paths.signPath(lang, slug, query), pattern: `${campaign}/sign`, params: of, query: encoded },
  ],
  embedPath: [
    {
      path: paths.embedPath(lang, slug, query),
      pattern: '/embed/:lang/:slug',
      params: of,
      query: encoded,
    },
  ],
  confirmPath: [
    {
      path: paths.confirmPath(lang, 't/k'),
      pattern: '/:lang/confirm/:token',
      params: { lang, token: 't/k' },
    },
  ],
  managePath: [
    {
      path: paths.managePath(lang, 't/k'),
      pattern: '/:lang/yours/:token',
      params: { lang, token: 't/k' },
    },
  ],
  mailboxPath: [{ path: paths.mailboxPath(lang), pattern: '/:lang/mailbox', params: { lang } }],
  mailboxMessagePath: [
    {
      path: paths.mailboxMessagePath(lang, '1?'),
      pattern: '/:lang/mailbox/:id',
      params: { lang, id: '1?' },
    },
  ],
  counterApiPath: [
    { path: paths.counterApiPath(slug), pattern: '/api/v1/campaigns/:slug/counter', params: { slug } },
  ],
  signaturesApiPath: [
    { path: paths.signaturesApiPath(slug), pattern: '/api/v1/campaigns/:slug/signatures', params: { slug } },
  ],
  partnerContactsApiPath: [
    {
      path: paths.partnerContactsApiPath(slug, 'p%'),
      pattern: '/api/v1/campaigns/:slug/partners/:partner/contacts.csv',
      params: { slug, partner: 'p%' },
    },
  ],
}

describe('an address that is built', () => {
  test('has an example for each builder', () => {
    expect(Object.keys(examples).toSorted()).toEqual(builders.toSorted())
  })

  test.each(Object.values(examples).flat())(
    'is answered by exactly one page: $pattern',
    ({ path, pattern, params, query: expected = '' }) => {
      expect(matchPatterns(path)).toEqual([{ pattern, params }])
      expect(new URL(path, 'http://site.example').search).toBe(expected)
    },
  )

  test('leads to every page that there is', () => {
    const reached = Object.values(examples)
      .flat()
      .map(({ pattern }) => pattern)
    // Nothing links to the root, which picks a language, to an address that is unknown, or to those of older emails.
    expect(patterns.filter((pattern) => !reached.includes(pattern)).toSorted()).toEqual([
      '/',
      '/*',
      '/:lang/signature/:token',
      '/:lang/signature/:token/yours',
    ])
  })

  test('is the same page in another language', () => {
    expect(paths.pathInLanguage('/en/campaigns/a/write?case=b', 'fr')).toBe('/fr/campaigns/a/write?case=b')
    expect(paths.pathInLanguage('/en', 'fr')).toBe('/fr')
    expect(paths.pathInLanguage('/', 'fr')).toBe('/fr')
  })
})

describe('the files of the pages', () => {
  const files = routes.map(({ file }) => file)

  test('are there, each for one address but for the links of older emails', () => {
    expect(files.filter((file) => !existsSync(join(root, 'app', file)))).toEqual([])
    expect(files.filter((file, index) => files.indexOf(file) !== index)).toEqual([
      'pages/confirmation/confirm/route.tsx',
      'pages/confirmation/manage/route.tsx',
    ])
    expect(new Set(patterns).size).toBe(patterns.length)
  })

  test('all answer an address', () => {
    const routeModules = readdirSync(join(root, 'app/pages'), { recursive: true, encoding: 'utf8' })
      .map((name) => `pages/${name.split(sep).join('/')}`)
      .filter((name) => /(?:^|[/-])route\.tsx?$/.test(name))
    expect(routeModules.toSorted()).toEqual([...new Set(files)].toSorted())
  })
})

test('no module but app/paths.ts puts an address of a page together', () => {
  const handBuilt = /`\/\$\{(?:\w+\.)*lang\}|`\/embed\/\$\{|\}\/campaigns\/\$\{/
  const modules = readdirSync(join(root, 'app'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !/\.(?:test|fixture)\.tsx?$/.test(name) && name !== 'paths.ts',
  )
  expect(handBuilt.test('`/${lang}/campaigns/${slug}`')).toBe(true)
  expect(
    modules.filter((name) => handBuilt.test(readFileSync(join(root, 'app', name), 'utf8'))).toSorted(),
    // Its keys of pages and posts end with a language and are no addresses.
  ).toEqual([join('cli', 'campaign', 'reviews.ts')])
})

test('addresses that emails, partners and printed letters already carry stay as they are', () => {
  expect(patterns.toSorted()).toEqual([
    '/',
    '/*',
    '/:lang',
    '/:lang/campaigns/:slug',
    '/:lang/campaigns/:slug/cases/:case',
    '/:lang/campaigns/:slug/cases/:case/picture.png',
    '/:lang/campaigns/:slug/deadline.ics',
    '/:lang/campaigns/:slug/picture.png',
    '/:lang/campaigns/:slug/round',
    '/:lang/campaigns/:slug/share',
    '/:lang/campaigns/:slug/sign',
    '/:lang/campaigns/:slug/statement',
    '/:lang/campaigns/:slug/statement.docx',
    '/:lang/campaigns/:slug/statement.pdf',
    '/:lang/campaigns/:slug/statement.txt',
    '/:lang/campaigns/:slug/statement/changes',
    '/:lang/campaigns/:slug/statement/picture.png',
    '/:lang/campaigns/:slug/statement/signatories',
    '/:lang/campaigns/:slug/thanks',
    '/:lang/campaigns/:slug/updates.xml',
    '/:lang/campaigns/:slug/write',
    '/:lang/campaigns/:slug/write/:state',
    '/:lang/campaigns/:slug/write/:state/eml',
    '/:lang/campaigns/:slug/write/:state/pdf',
    '/:lang/campaigns/:slug/write/:state/send',
    '/:lang/campaigns/:slug/write/:state/sent',
    '/:lang/confirm/:token',
    '/:lang/mailbox',
    '/:lang/mailbox/:id',
    '/:lang/numbers',
    '/:lang/privacy',
    '/:lang/signature/:token',
    '/:lang/signature/:token/yours',
    '/:lang/yours/:token',
    '/api/v1/campaigns/:slug/counter',
    '/api/v1/campaigns/:slug/partners/:partner/contacts.csv',
    '/api/v1/campaigns/:slug/signatures',
    '/embed/:lang/:slug',
  ])
})
