import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCli } from '#app/cli/cli.fixture.ts'
import { openMonday, readEmailsTo } from '../support/emails.ts'
import type { Site } from '../support/site.ts'
import {
  findSignatureLink,
  organisation,
  person,
  fetchPublicPages,
  fetchSignatures,
  signAndConfirm,
  slug,
  startOpenLetterSite,
  writeOpenLetter,
} from './signing.ts'
import { createVisitor, wordsIn } from '../support/visitor.ts'

const { t } = wordsIn('en')
let site: Site & { campaigns: string }
beforeAll(async () => void (site = await startOpenLetterSite()))
afterAll(() => site.remove())

const demarche = (...args: string[]) =>
  runCli({ ...openMonday, DATA_DIR: site.dataDir, CAMPAIGNS_DIR: site.campaigns, BASE_URL: site.url }, args)
const listed = async () => (await fetchSignatures(site.url)).organisations.listed
const findWaiting = async (name: string) => {
  const { out } = await demarche('statement', 'waiting', slug, '--json')
  const { waiting } = JSON.parse(out) as { waiting: { id: string; name: string; reasons: string[] }[] }
  return waiting.find((one) => one.name === name)
}

describe('the organiser', () => {
  test('sees who waits and why, approves, and the contact is told', async () => {
    const email = 'free.hands@gmail.com'
    await signAndConfirm(
      site.url,
      organisation({ name: 'Free Hands', website: 'https://free-hands.example', email }),
    )
    const shown = (await demarche('statement', 'waiting', slug)).out
    for (const part of ['Free Hands', 'https://free-hands.example', 'Ana Pérez', 'Director', email])
      expect(shown).toContain(part)
    const waiting = await findWaiting('Free Hands')
    expect(waiting?.reasons).toEqual(['no-shared-domain'])
    const before = await listed()
    expect((await demarche('statement', 'approve', slug, waiting?.id ?? '')).code).toBe(0)
    expect(await listed()).toBe(before + 1)
    expect((await demarche('statement', 'approve', slug, waiting?.id ?? '')).code).toBe(1)
    const told = t('sign-mail.standing-subject', { title: 'A letter to the President' })
    const emails = await readEmailsTo(site.url, email, 3)
    expect(emails.some(({ text }) => text.includes(told))).toBe(true)
  })

  test('vouched for one name: one that the organisation gives itself beside it later waits again', async () => {
    const typed = organisation({
      name: 'Small Choir',
      website: 'https://small-choir.example',
      email: 'small.choir@gmail.com',
    })
    const { yours } = await signAndConfirm(site.url, typed)
    const waiting = await findWaiting('Small Choir')
    await demarche('statement', 'approve', slug, waiting?.id ?? '')
    const before = await listed()
    const ana = createVisitor(site.url)
    const fix = (other: string) => ({ ...typed, other, country: 'UG' })
    await ana.press(await ana.visit(yours), t('manage-signature.correct'), fix(''))
    expect(await listed()).toBe(before)
    const named = await ana.press(
      await ana.visit(yours),
      t('manage-signature.correct'),
      fix('The Great Federation'),
    )
    expect(named.text).toContain(t('manage-signature.status.waiting'))
    expect(await listed()).toBe(before - 1)
  })

  test('refuses: it is out of everything, and the contact is told', async () => {
    const email = 'ana@fakes.example'
    const typed = organisation({ name: 'Fakes', website: 'https://fakes.example', email })
    const { yours } = await signAndConfirm(site.url, typed)
    const roll = await createVisitor(site.url).visit(`/en/campaigns/${slug}/statement/signatories?q=Fakes`)
    expect(roll.text).toContain('Fakes')
    await signAndConfirm(site.url, { ...typed, email: 'ben@fakes.example' })
    const { out } = await demarche('statement', 'waiting', slug)
    expect(out).toContain('Published, but with the same name, domain or mailbox as another')
    const [, id = ''] = /^(\S+) {2}Fakes {2}organisation, listed, standing$/m.exec(out) ?? []
    expect((await demarche('statement', 'refuse', slug, id)).code).toBe(0)
    for (const [path, text] of await fetchPublicPages(site.url))
      expect([path, text.includes('Fakes')]).toEqual([path, false])
    const told = t('sign-mail.refused-subject', { title: 'A letter to the President' })
    expect((await readEmailsTo(site.url, email, 3)).some(({ text }) => text.includes(told))).toBe(true)
    expect((await createVisitor(site.url).visit(yours)).text).toContain(t('manage-signature.status.refused'))
  })

  test('is shown a name that the list from elsewhere has already; it does not stand by itself', async () => {
    const typed = organisation({ name: 'ONE', website: 'https://one.example', email: 'ana@one.example' })
    const { done } = await signAndConfirm(site.url, typed)
    expect(done.text).toContain(t('signature.waiting-title'))
    expect((await findWaiting('ONE'))?.reasons).toEqual(['same-name-elsewhere'])
  })

  test('sees all that stand, anonymous ones too, with what speaks for them, and refuses any of them', async () => {
    const hidden = { website: 'https://unseen.example', email: 'ana@gmail.com', second: 'ben@unseen.example' }
    await signAndConfirm(
      site.url,
      organisation({ name: 'Unseen Friends', visibility: 'anonymous', ...hidden }),
    )
    const ben = createVisitor(site.url)
    const asked = await ben.visit(await findSignatureLink(site.url, hidden.second, 'confirm'))
    await ben.press(asked, t('signature.officer-confirm'))
    const { out } = await demarche('statement', 'list', slug, '--json')
    const entries = JSON.parse(out) as Record<string, unknown>[]
    const entry = entries.find(({ name }) => name === 'Unseen Friends')
    expect(entry).toMatchObject({
      ...{ status: 'standing', visibility: 'anonymous', authority: 'second-officer' },
      ...{ contact: 'Ana Pérez', email: 'ana@gmail.com', officer: 'ben@unseen.example', version: 1 },
    })
    const text = (await demarche('statement', 'list', slug)).out
    for (const part of ['Unseen Friends', 'ben@unseen.example', 'second-officer'])
      expect(text).toContain(part)
    expect((await demarche('statement', 'refuse', slug, String(entry?.id))).code).toBe(0)
    expect((await demarche('statement', 'list', slug)).out).not.toContain('Unseen Friends')
    const erased = (await demarche('statement', 'list', slug, '--status', 'refused')).out
    expect(erased).toContain('(erased)')
    expect(erased).not.toContain('unseen.example')
    expect((await demarche('statement', 'list', slug, '--status', 'gone')).code).toBe(2)
  })

  test('is told that a second officer at a free provider agreed; the signature waits', async () => {
    const typed = { website: 'https://two-mailboxes.example', email: 'one@gmail.com', second: 'two@yahoo.fr' }
    await signAndConfirm(site.url, organisation({ name: 'Two Mailboxes', ...typed }))
    const officer = createVisitor(site.url)
    const asked = await officer.visit(await findSignatureLink(site.url, typed.second, 'confirm'))
    const done = await officer.press(asked, t('signature.officer-confirm'))
    expect(done.text).toContain(t('signature.officer-waiting'))
    expect((await findWaiting('Two Mailboxes'))?.reasons).toEqual(['no-shared-domain', 'officer-agreed'])
    expect((await demarche('statement', 'waiting', slug)).out).toContain('two@yahoo.fr')
    expect((await demarche('erase', '--email', typed.second, '--yes')).code).toBe(0)
    expect((await demarche('statement', 'waiting', slug)).out).not.toContain('two@yahoo.fr')
  })

  test('compares the numbers with the facts at any time', async () => {
    expect(await demarche('counter', 'verify')).toMatchObject({ code: 0 })
  })
})

describe('a partner', () => {
  const contacts = `/api/v1/campaigns/${slug}/partners/a-partner/contacts.csv`
  const fetchWith = (token?: string) =>
    fetch(site.url + contacts, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } })
  const makeLink = async (...more: string[]) =>
    /Bearer ([\w-]{43})/.exec(
      (await demarche('statement', 'partner-link', slug, 'a-partner', ...more)).out,
    )?.[1]

  test('fetches the contacts that agreed to it, and nobody else can', async () => {
    const from = { from: 'a-partner' }
    const agreed = { name: 'Agreed', website: 'https://agreed.example', email: 'ana@agreed.example' }
    await signAndConfirm(site.url, organisation({ ...agreed, consent: '1' }), from)
    await signAndConfirm(site.url, person({ email: 'not.agreed@example.net' }), { ...from, as: 'person' })
    const hidden = { name: 'Hidden', website: 'https://hidden.example', email: 'ana@hidden.example' }
    await signAndConfirm(site.url, organisation({ ...hidden, visibility: 'anonymous', consent: '1' }), from)

    expect((await fetchWith('A'.repeat(43))).status).toBe(401)
    const token = await makeLink()
    expect(await makeLink()).toBe(token)
    const answer = await fetchWith(token)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
    const csv = await answer.text()
    expect(csv).toContain('organisation,Agreed,Ana Pérez,Director,ana@agreed.example,KE,en,1,2026-03-02')
    expect(csv).not.toMatch(/not\.agreed|hidden/i)
    const printed = (await demarche('statement', 'contacts', slug, '--partner', 'a-partner')).out
    expect(printed.replace('\ufeff', '')).toBe(csv)
    expect((await demarche('statement', 'partners', slug)).out).toMatch(/a-partner\s+3 /)

    const renewed = await makeLink('--renew')
    expect(renewed).not.toBe(token)
    expect((await fetchWith(token)).status).toBe(401)
    expect((await fetchWith(renewed)).status).toBe(200)
    expect((await fetchWith()).status).toBe(401)
    expect((await fetch(site.url + contacts.replace('a-partner', 'nobody'))).status).toBe(401)
  })
})

test('after a new version of the text everybody is asked once', async () => {
  const email = 'ana@asked.example'
  await signAndConfirm(site.url, organisation({ name: 'Asked', website: 'https://asked.example', email }))
  expect((await demarche('statement', 'ask-again', slug)).out).toContain('Nobody needs to be asked')
  await writeOpenLetter(site.campaigns, { versions: 2 })
  const dry = (await demarche('statement', 'ask-again', slug, '--dry-run')).out
  const done = (await demarche('statement', 'ask-again', slug)).out
  expect(done.replace('will get', 'would get')).toBe(dry)
  expect((await demarche('statement', 'ask-again', slug)).out).toContain('Nobody needs to be asked')
  const subject = t('sign-mail.newer-subject', { title: 'A letter to the President' })
  const emails = (await readEmailsTo(site.url, email, 3)).filter(({ text }) => text.includes(subject))
  expect(emails).toHaveLength(1)
  expect(emails[0]?.text).toContain('The promise is named.')
  expect(emails[0]?.links.map(({ href }) => href)).toContain(
    `/en/campaigns/${slug}/statement/changes?from=1&to=2`,
  )
  expect(emails[0]?.links.map(({ href }) => href)).toContain(
    await findSignatureLink(site.url, email, 'yours'),
  )
})
