import type { AppLoadContext } from '@remix-run/node'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepareLetterComposer, type LetterComposer } from '#app/letter/compose-letter.ts'
import * as eml from '#app/pages/letter/files/eml-route.ts'
import * as pdf from '#app/pages/letter/files/pdf-route.ts'
import * as share from '#app/pages/share/route.tsx'
import * as thanks from '#app/pages/thanks/route.tsx'
import * as letter from '#app/pages/letter/route.tsx'
import * as send from '#app/pages/send/route.tsx'
import * as sent from '#app/pages/letter/sent-route.tsx'
import { loadConfig } from '#app/config/config.server.ts'
import { createContext } from '#app/create-context.server.ts'
import type { Context } from '#app/context.ts'
import { createLog } from '#app/log/log.server.ts'
import { issueFormTimestamp } from '#app/security/form-timestamp.server.ts'
import { issuePageToken } from '#app/security/page-token.server.ts'
import { slug } from '../flow/support/campaign.ts'

const base = 'http://localhost:3000'
const params = { lang: 'en', slug, state: 'JP' }

let app: Context
let dataDir: string
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'demarche-letter-once-'))
  const config = loadConfig({
    NODE_ENV: 'test',
    BASE_URL: base,
    DATA_DIR: dataDir,
    DEMARCHE_NOW: '2026-11-23T09:00:00Z',
  })
  if (!config.ok) throw new Error(config.error.join('\n'))
  app = await createContext(
    config.value,
    createLog(() => undefined),
    { compose: false },
  )
})
afterAll(async () => {
  await app.close()
  await rm(dataDir, { recursive: true, force: true })
})

interface Route {
  action?: (args: never) => unknown
  loader?: (args: never) => unknown
}

/** Asks a route as Remix does, the loader after the action and with the same context. */
async function ask(route: Route, query: string, form?: Record<string, string>) {
  const composed: string[] = []
  const context: AppLoadContext = {
    app: {
      ...app,
      composer: (campaign, lang): LetterComposer => {
        const compose = prepareLetterComposer(campaign, lang, app.compositionContext())
        return (recipient, ...more) => {
          composed.push(`${recipient.id} ${lang}`)
          return compose(recipient, ...more)
        }
      },
    },
    limited: false,
    takeMail: () => Promise.resolve(true),
    isLocal: false,
    enhanceUrl: null,
  }
  const url = `${base}/${query}`
  const request = new Request(url, form ? { method: 'POST', body: new URLSearchParams(form) } : {})
  const answer = await (form ? route.action : route.loader)?.({ params, request, context } as never)
  if (!(answer instanceof Response)) throw new Error(`no answer to ${query}`)
  const isPage = answer.headers.get('content-type')?.startsWith('application/json')
  if (form && isPage) await route.loader?.({ params, request: new Request(url), context } as never)
  return { answer, composed }
}

const composedBy = async (route: Route, query: string, form?: Record<string, string>) =>
  (await ask(route, query, form)).composed

const typed = { subject: 'Subject', text: 'Excellency,\n\nplease.', why: '', name: 'Ana', town: 'Lima' }

/** What the page "Send it for me" is on sends, with a token that no other test uses. */
function asking(email: string): Record<string, string> {
  const token = issuePageToken(app.secret, app.now())
  return { ...typed, email, token, stamp: issueFormTimestamp(app.secret, token, app.now()) }
}

test('the page of a letter composes it once, and once more in the language of the reader', async () => {
  expect(await composedBy(letter, '?in=en')).toEqual(['JP en'])
  expect(await composedBy(letter, '')).toEqual(['JP en'])
  expect(await composedBy(letter, '?in=fr')).toEqual(['JP fr', 'JP en'])
})

test('a letter that is prepared, found wrong, changed or gone on to is composed once', async () => {
  for (const form of [
    { ...typed, intent: 'prepare' },
    { ...typed, intent: 'prepare', subject: '' },
    { ...typed, intent: 'edit' },
    { ...typed, intent: 'next' },
  ])
    expect(await composedBy(letter, '?in=en&round=CH.JP', form), JSON.stringify(form)).toEqual(['JP en'])
})

test('of the letter before, which was reported as sent, nothing is composed', async () => {
  const form = {
    ...typed,
    intent: 'sent-next',
    before: 'CH?in=fr',
    token: issuePageToken(app.secret, app.now()),
  }
  expect(await composedBy(letter, '?in=en&round=CH.JP', form)).toEqual(['JP en'])
})

test('"Send it for me" composes the letter once, whatever comes of it', async () => {
  expect(await composedBy(send, '?in=en', asking('ana@example.org'))).toEqual(['JP en'])
  expect(await composedBy(send, '?in=en', asking('not an address'))).toEqual(['JP en'])
  expect(await composedBy(send, '?in=en', { ...asking('ana@example.org'), subject: '' })).toEqual(['JP en'])
})

test('"Send it for me" to the rest of a round composes each letter once, in its own language', async () => {
  const form = { ...asking('round@example.org'), rest: '1' }
  expect(await composedBy(send, '?in=en&round=JP.FR.MX', form)).toEqual(['JP en', 'FR fr', 'MX es'])
})

test('the files, the report that it was sent, and the pages after it compose no letter', async () => {
  const form = { ...typed, token: issuePageToken(app.secret, app.now()) }
  const draft = await ask(eml, '?in=fr', form)
  expect(draft.answer.headers.get('content-type')).toBe('message/rfc822')
  const paper = await ask(pdf, '?in=fr', form)
  expect(paper.answer.headers.get('content-type')).toBe('application/pdf')
  const report = await ask(sent, '?in=fr', form)
  expect(report.answer.headers.get('location')).toBe(`/en/campaigns/${slug}/thanks?to=JP`)
  const pages = [await ask(share, '?to=JP'), await ask(thanks, '?to=JP')]
  expect(pages.map(({ answer }) => answer.status)).toEqual([200, 200])
  for (const { composed } of [draft, paper, report, ...pages]) expect(composed).toEqual([])
})
