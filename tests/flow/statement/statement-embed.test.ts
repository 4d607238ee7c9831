import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Site } from '../support/site.ts'
import { organisation, slug, startOpenLetterSite } from '../signing/signing.ts'
import { createVisitor, wordsIn } from '../support/visitor.ts'

const { t } = wordsIn('en')
const frame = `/embed/en/${slug}`
const partner = 'https://www.partner.example'

let site: Site
beforeAll(async () => void (site = await startOpenLetterSite()))
afterAll(() => site.remove())

test('the numbers and the form may be framed by the partners of this open letter, and nothing else may be framed', async () => {
  const { headers, text } = await createVisitor(site.url).visit(frame)
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain(`frame-ancestors ${partner};`)
  expect(policy).toContain("default-src 'none'")
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.getSetCookie()).toEqual([])
  expect(text).toContain(t('statement.organisations-anonymous', { count: 5, total: '5', anonymous: '2' }))
  for (const path of [`/en/campaigns/${slug}/statement`, `/en/campaigns/${slug}/sign`, '/embed/en/nothing'])
    expect((await createVisitor(site.url).visit(path)).headers.get('content-security-policy')).toContain(
      "frame-ancestors 'none'",
    )
})

test('there is no script in it, no menu, and no way out of the frame but in a window of its own', async () => {
  const { html } = await createVisitor(site.url).visit(`${frame}?from=a-partner`)
  expect(html).not.toContain('<script')
  expect(html).not.toContain('<header')
  const leaving = [...html.matchAll(/<a [^>]*href="([^"#]+)"[^>]*>/g)].filter(
    ([, href]) => !href?.startsWith(frame),
  )
  expect(leaving.length).toBeGreaterThan(0)
  for (const [tag] of leaving) expect(tag).toContain('target="_blank"')
})

test('a form with a mistake, and one without, are answered in the frame', async () => {
  const ana = createVisitor(site.url)
  const page = await ana.visit(`${frame}?as=organisation&from=a-partner`)
  const wrong = await ana.press(page, t('sign.button'), organisation({ name: '' }))
  expect(wrong.status).toBe(422)
  expect(wrong.forms[0]?.action).toContain(frame)
  const right = await ana.press(page, t('sign.button'), organisation({ email: 'frame@example.org' }))
  expect(right.status).toBe(200)
  expect(right.text).toContain('frame@example.org')
  for (const { headers } of [wrong, right])
    expect(headers.get('content-security-policy')).toContain(`frame-ancestors ${partner};`)
})
