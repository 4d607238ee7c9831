import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readMailbox } from '../support/emails.ts'
import {
  requestSignature,
  findSignatureLink,
  statementPath,
  organisation,
  person,
  fetchPublicPages,
  fetchSignatures,
  signAndConfirm,
  startOpenLetterSite,
  writeOpenLetter,
} from './signing.ts'
import type { Site } from '../support/site.ts'
import { createVisitor, wordsIn } from '../support/visitor.ts'

const { t, number } = wordsIn('en')
let site: Site
beforeAll(async () => void (site = await startOpenLetterSite()))
afterAll(() => site.remove())

const findNamed = async (name: string): Promise<string[]> =>
  [...(await fetchPublicPages(site.url))].flatMap(([path, text]) =>
    text.replace(/\s/g, '').toLowerCase().includes(name.replace(/\s/g, '').toLowerCase()) ? [path] : [],
  )

/** Where a listed organisation's name must be found, or nothing is proved by not finding it. */
const named = [
  statementPath,
  `${statementPath}/signatories`,
  `${statementPath}.txt`,
  `${statementPath}.pdf`,
  `${statementPath}.docx`,
]

describe('an anonymous organisation', () => {
  test('is counted, and named in no page, file, feed, number or log', async () => {
    const before = await fetchSignatures(site.url)
    const typed = organisation({ name: 'Quiet Friends', visibility: 'anonymous', region: '1' })
    const { done, yours } = await signAndConfirm(site.url, typed)
    expect(done.text).toContain(t('signature.standing-anonymous'))
    const { total, listed, anonymous } = before.organisations
    expect((await fetchSignatures(site.url)).organisations).toEqual({
      total: total + 1,
      listed,
      anonymous: anonymous + 1,
    })
    expect(await findNamed('Quiet Friends')).toEqual([])
    expect(await findNamed('ana@example.org')).toEqual([])
    expect(site.log.join('')).not.toContain('Quiet Friends')
    expect((await createVisitor(site.url).visit(statementPath)).text).toContain(
      t('statement.region-places.african'),
    )
    // Its contact alone sees it, by the link from the mail.
    expect((await createVisitor(site.url).visit(yours)).text).toContain('Quiet Friends')
  })

  test('cannot be found out: not by signing in its name, nor by looking for it', async () => {
    const ana = createVisitor(site.url)
    const tell = async (name: string, domain: string) => {
      const typed = organisation({ name, email: `spy@${domain}`, website: `https://${domain}` })
      const { done } = await signAndConfirm(site.url, typed)
      const found = await ana.visit(`${statementPath}/signatories?q=${encodeURIComponent(name)}`)
      const asked = await requestSignature(site.url, typed)
      const pages = [asked.status, asked.html, done.status, done.html, found.status].join('\n')
      await ana.press(
        await ana.visit(await findSignatureLink(site.url, `spy@${domain}`, 'yours')),
        t('manage-signature.withdraw'),
      )
      return pages.replaceAll(domain, 'domain').replaceAll(/(confirm|yours)\/[\w-]+/g, '$1/')
    }
    const known = await tell('Quiet Friends', 'example.com')
    expect(known).toContain(t('signature.standing-title'))
    expect(known).toBe(await tell('Nobody We Know', 'example.net'))
    const look = async (name: string) =>
      (await ana.visit(`${statementPath}/signatories?q=${encodeURIComponent(name)}`)).html
        .replaceAll(name, 'X')
        .replaceAll(encodeURIComponent(name), 'X')
        .replaceAll(name.replaceAll(' ', '+'), 'X')
    expect(await look('Quiet Friends')).toBe(await look('Nobody We Know'))
  })
})

describe('by the link in the mail', () => {
  test('somebody listed becomes anonymous: from the next request on nothing served has the name', async () => {
    const typed = organisation({ name: 'Leaving Lights', other: '离去之光', email: 'leaving@example.org' })
    const { yours } = await signAndConfirm(site.url, typed)
    expect(await findNamed('Leaving Lights')).toEqual(expect.arrayContaining(named))
    expect(await findNamed('离去之光')).toEqual(expect.arrayContaining([statementPath]))
    const before = await fetchSignatures(site.url)
    const ana = createVisitor(site.url)
    const page = await ana.press(await ana.visit(yours), t('manage-signature.to-anonymous'))
    expect(page.text).toContain(t('manage-signature.done.switched'))
    for (const name of ['Leaving Lights', '离去之光']) expect(await findNamed(name)).toEqual([])
    const { total, listed, anonymous } = before.organisations
    expect((await fetchSignatures(site.url)).organisations).toEqual({
      total,
      listed: listed - 1,
      anonymous: anonymous + 1,
    })

    const back = await ana.press(await ana.visit(yours), t('manage-signature.to-listed'))
    expect(back.text).toContain(t('manage-signature.done.switched'))
    expect(await findNamed('Leaving Lights')).toContain(statementPath)
  })

  test('a name is corrected, and a mistake in it comes back with what was typed', async () => {
    const typed = person({ name: 'Corected Name', email: 'corrected@example.net' })
    const { yours } = await signAndConfirm(site.url, typed, { as: 'person' })
    const ana = createVisitor(site.url)
    const fix = (name: string) => ({ name, country: 'UG', title: 'Judge' })
    const wrong = await ana.press(await ana.visit(yours), t('manage-signature.correct'), fix('<b>Name</b>'))
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain(t('sign.wrong.not-plain'))
    expect(wrong.forms.some(({ fields }) => fields.name === '<b>Name</b>')).toBe(true)
    const done = await ana.press(wrong, t('manage-signature.correct'), fix('Corrected Name'))
    expect(done.text).toContain(t('manage-signature.done.corrected'))
    const roll = (await ana.visit(`${statementPath}/signatories?kind=person`)).text
    for (const shown of ['Corrected Name', 'Judge', 'Uganda']) expect(roll).toContain(shown)
    expect(roll).not.toContain('Corected')
  })

  test('a signature is withdrawn: the number goes down and the name is gone', async () => {
    const { yours } = await signAndConfirm(
      site.url,
      person({ name: 'Withdrawn Name', email: 'withdrawn@example.net' }),
      { as: 'person' },
    )
    const before = await fetchSignatures(site.url)
    const ana = createVisitor(site.url)
    const page = await ana.press(await ana.visit(yours), t('manage-signature.withdraw'))
    expect(page.text).toContain(t('manage-signature.status.withdrawn'))
    expect(await findNamed('Withdrawn Name')).toEqual([])
    expect((await fetchSignatures(site.url)).persons.total).toBe(before.persons.total - 1)
    expect(page.text).not.toContain(t('manage-signature.withdraw'))
  })

  test('everything is erased, and the link leads nowhere', async () => {
    const typed = person({ name: 'Erased Name', email: 'erased@example.net' })
    const { yours } = await signAndConfirm(site.url, typed, { as: 'person' })
    const ana = createVisitor(site.url)
    const page = await ana.press(await ana.visit(yours), t('manage-letters.erase'))
    expect(page.text).toContain(t('manage-letters.erased-title'))
    expect(await findNamed('Erased Name')).toEqual([])
    expect((await ana.visit(yours)).status).toBe(404)
    expect((await readMailbox(site.url)).filter(({ text }) => text.includes('erased@'))).toEqual([])
  })

  test('what is not confirmed yet can be seen and erased too', async () => {
    const typed = person({ name: 'Not Confirmed', email: 'not.yet@example.net' })
    await requestSignature(site.url, typed, { as: 'person' })
    const ana = createVisitor(site.url)
    const page = await ana.visit(await findSignatureLink(site.url, 'not.yet@example.net', 'yours'))
    expect(page.text).toContain(t('manage-signature.status.unconfirmed'))
    await ana.press(page, t('manage-letters.erase'))
    expect((await ana.visit(page.path)).status).toBe(404)
  })
})

test('the text changes: the signature stays under the old version until the new one is signed', async () => {
  const first = await startOpenLetterSite()
  const { yours } = await signAndConfirm(first.url, person({ email: 'versions@example.net' }), {
    as: 'person',
  })
  await first.stop()
  await writeOpenLetter(first.campaigns, { versions: 2 })
  const second = await startOpenLetterSite(
    { versions: 2 },
    { DATA_DIR: first.dataDir, CAMPAIGNS_DIR: first.campaigns },
  )
  try {
    const ana = createVisitor(second.url)
    const page = await ana.visit(yours)
    expect(page.text).toContain(t('manage-signature.newer-lead', { from: number(1), to: number(2) }))
    expect(page.html).toContain('<ins>')
    expect(page.html).toContain('<del>')
    const done = await ana.press(page, t('manage-signature.newer', { number: number(2) }))
    expect(done.text).toContain(t('manage-signature.done.signed-newer'))
    expect(done.text).not.toContain(t('manage-signature.newer-title'))
    expect((await fetchSignatures(second.url)).persons.total).toBe(1)
  } finally {
    await second.remove()
  }
})
