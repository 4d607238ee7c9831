import { afterAll, beforeAll, expect, test } from 'vitest'
import { readMailbox, readEmailsTo } from '../support/emails.ts'
import type { Site } from '../support/site.ts'
import { requestSignature, organisation, startOpenLetterSite } from './signing.ts'
import { createVisitor, fillForm, wordsIn } from '../support/visitor.ts'

const { t } = wordsIn('en')
let site: Site
beforeAll(async () => void (site = await startOpenLetterSite({}, { MAIL_PROOF_ABOVE: '0' })))
afterAll(() => site.remove())

test('while very many ask, Bo without scripts waits, keeps all that was typed, and gets one mail for one page', async () => {
  const bo = createVisitor(site.url)
  const typed = organisation({ email: 'bo@example.org', second: 'officer@example.org' })
  const step = await requestSignature(site.url, typed)
  expect([step.status, step.headers.get('cache-control')]).toEqual([200, 'no-store'])
  for (const told of [t('proof.title'), t('proof.wait', { count: 2 })]) expect(step.text).toContain(told)
  expect(await readMailbox(site.url)).toEqual([])
  const { fields } = fillForm(step, t('sign.button'))
  const { country, visibility, ...lines } = typed
  expect(fields).toMatchObject(lines)
  expect(step.html).toMatch(/<option value="KE" selected/)
  expect(step.html).toMatch(/value="listed"[^>]*checked|checked[^>]*value="listed"/)

  const chosen = { country: country ?? '', visibility: visibility ?? '' }
  const look = await bo.press(step, t('sign.button'), chosen)
  expect(look.text).toContain(t('send.look-title'))
  expect(await readEmailsTo(site.url, 'bo@example.org')).toHaveLength(1)
  const again = await bo.press(step, t('sign.button'), { ...chosen, email: 'cleo@example.org' })
  expect(again.text).toContain(t('proof.again'))
  expect((await readMailbox(site.url)).filter(({ text }) => text.includes('cleo@'))).toEqual([])
})

test('what was typed wrong is told before any wait', async () => {
  const page = await requestSignature(site.url, organisation({ email: 'ana' }))
  expect(page.status).toBe(422)
  expect(page.text).not.toContain(t('proof.title'))
})
