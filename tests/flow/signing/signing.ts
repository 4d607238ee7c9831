import { strFromU8, unzipSync } from 'fflate'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { sampleFiles } from '#app/statement/statement.fixture.ts'
import { readPdf } from '#app/documents/pdf/read-pdf.fixture.ts'
import { openMonday, readEmailsTo } from '../support/emails.ts'
import { startSite, type Env, type Site } from '../support/site.ts'
import { createVisitor, fillForm, wordsIn, type Page } from '../support/visitor.ts'

/** An open letter that is open; its list from elsewhere has three organisations and two anonymous ones. */
export const slug = 'a-letter'
export const statementPath = `/en/campaigns/${slug}/statement`

/** Writes the folder of the open letter anew, with one version of its text or two. */
export async function writeOpenLetter(
  campaigns: string,
  { versions = 1, facts = (yaml) => yaml }: { versions?: 1 | 2; facts?: (yaml: string) => string } = {},
): Promise<void> {
  const open = (yaml: string) => yaml.replace(/^(?:opens|deadline): .*\n/gm, '')
  const single = (yaml: string) => yaml.replace('  - {date: 2023-09-10}\n', '')
  const folder = join(campaigns, slug)
  await rm(folder, { recursive: true, force: true })
  for (const [name, text] of Object.entries(sampleFiles)) {
    if (versions === 1 && name.includes('text-2')) continue
    const file = join(folder, name)
    await mkdir(dirname(file), { recursive: true })
    const shown = name === 'statement.yaml' ? facts(open(versions === 1 ? single(text) : text)) : text
    await writeFile(file, versions === 1 ? shown.replace(/^version-notes: .*\n/m, '') : shown)
  }
}

/** A site with that open letter and nothing else; its folder of campaigns goes with it. */
export async function startOpenLetterSite(
  written: Parameters<typeof writeOpenLetter>[1] = {},
  env: Env = {},
): Promise<Site & { campaigns: string }> {
  const campaigns = env.CAMPAIGNS_DIR ?? (await mkdtemp(join(tmpdir(), 'demarche-letters-')))
  await writeOpenLetter(campaigns, written)
  const site = await startSite({ ...openMonday, ...env, CAMPAIGNS_DIR: campaigns })
  const remove = async () => {
    await site.remove()
    await rm(campaigns, { recursive: true, force: true })
  }
  return { ...site, campaigns, remove }
}

/** What an organisation types whose contact writes from the domain of its website. */
export const organisation = (typed: Record<string, string> = {}): Record<string, string> => ({
  name: 'Rights Watchers',
  country: 'KE',
  website: 'https://www.example.org',
  contact: 'Ana Pérez',
  role: 'Director',
  email: 'ana@example.org',
  visibility: 'listed',
  ...typed,
})

export const person = (typed: Record<string, string> = {}): Record<string, string> => ({
  name: 'Wanjiru Kamau',
  country: 'KE',
  title: 'Professor of Law',
  email: 'wanjiru@example.net',
  visibility: 'listed',
  ...typed,
})

/** Fills the form in and presses its button: the answer, whatever it is. */
export async function requestSignature(
  base: string,
  typed: Record<string, string>,
  {
    as = 'organisation',
    from,
    lang = 'en',
  }: { as?: 'organisation' | 'person'; from?: string; lang?: string } = {},
): Promise<Page> {
  const ana = createVisitor(base)
  const query = new URLSearchParams({ as, ...(from === undefined ? {} : { from }) })
  const page = await ana.visit(`/${lang}/campaigns/${slug}/sign?${query.toString()}`)
  return ana.press(page, wordsIn(lang).t('sign.button'), typed)
}

const confirmPath = /^\/[a-z]{2}\/confirm\/[\w-]+$/

/** The link to confirm that a mail carries, to a signatory or to a second officer. */
export const findConfirmLink = ({ links }: Page): string | undefined =>
  links.find(({ href }) => confirmPath.test(href))?.href

/** The first link of that kind in the newest mail to an address that has one. */
export async function findSignatureLink(
  base: string,
  email: string,
  kind: 'confirm' | 'yours',
): Promise<string> {
  const pattern = kind === 'confirm' ? confirmPath : /^\/[a-z]{2}\/yours\/[\w-]+$/
  const mails = await readEmailsTo(base, email)
  const found = mails.flatMap(({ links }) => links).find(({ href }) => pattern.test(href))
  if (!found)
    throw new Error(`no link to ${kind} for ${email} in:\n${mails.map(({ text }) => text).join('\n---\n')}`)
  return found.href
}

/** From the form to the button behind the link: what the last page says, and the link to what is stored. */
export async function signAndConfirm(
  base: string,
  typed: Record<string, string>,
  options: Parameters<typeof requestSignature>[2] = {},
): Promise<{ done: Page; yours: string }> {
  const asked = await requestSignature(base, typed, options)
  if (asked.status !== 200) throw new Error(`${asked.status}: ${asked.text}`)
  const ana = createVisitor(base)
  const page = await ana.visit(await findSignatureLink(base, typed.email ?? '', 'confirm'))
  const label = wordsIn(options.lang ?? 'en').t(`signature.button-${options.as ?? 'organisation'}`)
  const done = await ana.press(page, label)
  return { done, yours: await findSignatureLink(base, typed.email ?? '', 'yours') }
}

/** What the form would send, to be sent by hand. */
export async function fillSignForm(base: string, typed: Record<string, string>) {
  const page = await createVisitor(base).visit(`/en/campaigns/${slug}/sign?as=organisation`)
  return fillForm(page, wordsIn('en').t('sign.button'), typed)
}

export interface Signatures {
  organisations: { total: number; listed: number; anonymous: number }
  persons: { total: number; listed: number; anonymous: number }
}

export async function fetchSignatures(base: string): Promise<Signatures> {
  const answer = await fetch(`${base}/api/v1/campaigns/${slug}/signatures?now=${performance.now()}`)
  const { organisations, persons } = (await answer.json()) as Signatures
  return { organisations, persons }
}

const publicPaths = [
  statementPath,
  `${statementPath}/signatories`,
  `${statementPath}/signatories?order=date`,
  `${statementPath}/signatories?order=country`,
  `${statementPath}/signatories?kind=person`,
  `${statementPath}.txt`,
  `${statementPath}.pdf`,
  `${statementPath}.docx`,
  `/en/campaigns/${slug}/updates.xml`,
  `/api/v1/campaigns/${slug}/signatures`,
  `/api/v1/campaigns/${slug}/counter`,
  `/embed/en/${slug}`,
  '/en',
  '/en/numbers',
]

/** The text of everything public about the open letter, by its path. */
export async function fetchPublicPages(base: string): Promise<Map<string, string>> {
  const read = async (path: string): Promise<[string, string]> => {
    const answer = await fetch(base + path)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
    return [path, await extractText(path, bytes)]
  }
  return new Map(await Promise.all(publicPaths.map(read)))
}

async function extractText(path: string, bytes: Uint8Array): Promise<string> {
  if (path.endsWith('.pdf')) return (await readPdf(bytes)).text
  if (!path.endsWith('.docx')) return strFromU8(bytes)
  const parts = Object.values(unzipSync(bytes)).map((part) => strFromU8(part))
  return parts.join('\n').replace(/<[^>]*>/g, '')
}
