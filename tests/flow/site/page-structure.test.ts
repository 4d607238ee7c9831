import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAttributes } from '../support/html-reader.ts'
import { visitorPaths, pressEveryButton, sharedPaths } from '../support/pages.ts'
import { startSite, type Site } from '../support/site.ts'
import { createVisitor, directionOf, languages, type Page } from '../support/visitor.ts'

let site: Site
beforeAll(async () => void (site = await startSite()))
afterAll(() => site.remove())

/** Attributes by which a browser loads, sends or opens something. */
const leading = [
  'href',
  'src',
  'srcset',
  'action',
  'formaction',
  'poster',
  'data',
  'cite',
  'ping',
  'manifest',
]

function expectPlain(name: string, { html }: Page) {
  const tags = [...html.matchAll(/<([a-z][\w-]*)\b[^>]*>/g)]
  expect(tags.length, name).toBeGreaterThan(5)
  const wrong = tags.flatMap(([tag, element]) => {
    const attributes = readAttributes(tag)
    const isPlain =
      attributes.style === undefined &&
      !Object.keys(attributes).some((key) => key.startsWith('on')) &&
      !/^(?:style|iframe|object|embed|base|img|video|audio)$/.test(element ?? '') &&
      leading.every((key) => {
        const to = attributes[key]
        if (to === undefined) return true
        return element === 'a' && key === 'href'
          ? /^(?:https?:\/\/|\/(?!\/)|#|mailto:)/.test(to)
          : /^\/(?!\/)/.test(to)
      })
    return isPlain ? [] : [tag]
  })
  expect(wrong, name).toEqual([])
  for (const [script, open = '', code] of html.matchAll(/(<script\b[^>]*>)([\s\S]*?)<\/script>/g)) {
    expect(code, script).toBe('')
    expect(readAttributes(open).src).toMatch(/^\/assets\//)
  }
}

/** No slot unfilled, no word missing, no value printed by mistake. */
function expectFinished(name: string, { html, text }: Page) {
  expect(html, name).toMatch(/<title>[^<]{3,}<\/title>/)
  expect(html, name).toMatch(/<h1[^>]*>[^<]{2,}/)
  expect(html.match(/<h1\b/g), name).toHaveLength(1)
  expect(text, name).not.toMatch(/\{\{|\}\}|\{\w+\}|undefined|NaN|\[object|Invalid Date/)
  const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
  expect(ids, name).toEqual([...new Set(ids)])
  const targets = [...html.matchAll(/\s(?:href="#|for="|aria-describedby="|aria-labelledby=")([^"]+)"/g)]
  const known = new Set(ids)
  expect(
    targets.flatMap(([, to = '']) => to.split(' ')).filter((to) => !known.has(to)),
    name,
  ).toEqual([])
}

describe.each(languages)('in %s', (lang) => {
  const visitor = () => createVisitor(site.url, { 'accept-language': lang })

  test.each(Object.entries({ ...sharedPaths(lang), ...visitorPaths(lang) }))(
    '%s has no script or style of its own, loads nothing from elsewhere and sets no cookie',
    async (name, path) => {
      const page = await visitor().visit(path)
      expectPlain(name, page)
      expectFinished(name, page)
      expect(page.headers.getSetCookie()).toEqual([])
      expect(page.html).toContain(`<html lang="${lang}" dir="${directionOf(lang)}">`)
    },
  )

  test('no page behind a button does either', async () => {
    const pages = await pressEveryButton(visitor(), lang)
    for (const [name, page] of Object.entries(pages)) {
      expectPlain(name, page)
      expectFinished(name, page)
      expect(page.headers.getSetCookie()).toEqual([])
      expect(page.headers.get('cache-control'), name).toBe('no-store')
      expect(page.html, name).toContain(`<html lang="${lang}" dir="${directionOf(lang)}">`)
    }
  })

  test.each(Object.entries(sharedPaths(lang)))(
    '%s is the same, byte for byte, for everybody',
    async (_name, path) => {
      const other = createVisitor(site.url, {
        'user-agent': 'another browser',
        'accept-language': lang === 'en' ? 'zh' : 'en',
        'x-forwarded-for': '203.0.113.9',
        cookie: 'session=1',
      })
      const [one, two] = [await visitor().visit(path), await other.visit(path)]
      expect(two.html).toBe(one.html)
      expect(two.headers.get('etag')).toBe(one.headers.get('etag'))
      expect(one.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
      expect(one.html).not.toMatch(/name="token"/)
    },
  )

  test.each(['share', 'share a case', 'thanks'])(
    '%s carries a token of its own and is kept by nobody',
    async (name) => {
      const path = visitorPaths(lang)[name] ?? ''
      const tokens = await Promise.all(
        [visitor(), visitor()].map(async (somebody) => {
          const page = await somebody.visit(path)
          expect(page.headers.get('cache-control')).toBe('no-store')
          return page.forms[0]?.fields.token
        }),
      )
      expect(new Set(tokens).size).toBe(2)
      expect(tokens).not.toContain(undefined)
    },
  )

  test('every link that stays here leads somewhere', async () => {
    const seen = new Set<string>()
    const names = Object.values(sharedPaths(lang))
    for (const path of names)
      for (const { href } of (await visitor().visit(path)).links)
        if (href.startsWith('/')) seen.add(href.replace(/#.*/, ''))
    const sample = [...seen].filter(
      (href) => !/\/write\/[A-Z]{2}/.test(href) || /\/write\/(?:CH|KE|CN)/.test(href),
    )
    const dead = await Promise.all(
      sample.map(async (href) => ((await visitor().visit(href)).status === 200 ? [] : [href])),
    )
    expect(dead.flat()).toEqual([])
  })
})
