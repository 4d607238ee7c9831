import { json } from '@remix-run/node'
import { hasOfficer } from '../../../db/queries/signature-officer.ts'
import { findSignature } from '../../../db/queries/signature-rows.ts'
import { findSigningByManage } from '../../../db/queries/signing.ts'
import type { YoursView } from '../../domain/statement/signing-views.ts'
import type { Context } from '../../context.ts'
import { hashToken } from '../mail/keys.server.ts'
import { field } from '../pages/form-fields.server.ts'
import { readSignForm } from './sign-page.server.ts'
import { answerLinkGone } from './signing-shown.server.ts'
import {
  correct,
  eraseYours,
  signNewer,
  switchVisibility,
  withdrawYours,
  type Deed,
} from './yours-deeds.server.ts'
import { showUnconfirmed, showYours, type YoursAsked, type YoursDone } from './yours-shown.server.ts'

/** GET of /{lang}/signature/{manageToken}/yours: all that is stored of whoever has the link. */
export async function answerYours(app: Context, lang: string, token: string) {
  const view = await showAll(app, { lang, token })
  return view ? json<YoursView>(view) : answerLinkGone()
}

/**
 * POST of the same. `intent`: `correct` (with the fields name, other, country, website, title, region), `visibility` (with
 * visibility=listed|anonymous and region), `sign-newer` (with version), `withdraw`, `erase`. Anything else shows what is stored.
 */
export async function answerYoursUsed(app: Context, lang: string, token: string, data: FormData) {
  const asked = { lang, token }
  const intent = field(data, 'intent')
  if (intent === 'erase' || intent === 'withdraw') return takeBack(app, asked, intent)
  const deed = Object.hasOwn(deeds, intent) ? deeds[intent] : undefined
  const found = deed && (await findSignature(app.db, { manageHash: hashToken(token) }))
  const statement = found && app.statements.get(found.row.statement)
  if (!deed || !found || !statement) return answerYours(app, lang, token)
  const outcome = await deed.act(app, statement, found, data)
  if (outcome.ok && outcome.value) app.changed()
  const done: YoursDone = outcome.ok
    ? outcome.value
      ? { done: deed.done }
      : {}
    : { form: readSignForm(data), problems: outcome.error }
  const view = await showAll(app, asked, done)
  return view ? json<YoursView>(view, { status: outcome.ok ? 200 : 422 }) : answerLinkGone()
}

const deeds: Readonly<Record<string, { act: Deed; done: NonNullable<YoursDone['done']> }>> = {
  correct: { act: correct, done: 'corrected' },
  visibility: { act: switchVisibility, done: 'switched' },
  'sign-newer': { act: signNewer, done: 'signed-newer' },
}

async function takeBack(app: Context, asked: YoursAsked, intent: 'erase' | 'withdraw') {
  const manageHash = hashToken(asked.token)
  const found = await findSignature(app.db, { manageHash })
  const waiting = found ? undefined : await findSigningByManage(app.db, manageHash)
  const emailKey = found?.person.email_key ?? waiting?.emailKey
  if (emailKey === undefined) return answerLinkGone()
  if (found) await withdrawYours(app, found, { keepsMarks: intent === 'erase' })
  if (intent === 'erase' || waiting) {
    await eraseYours(app, emailKey)
    app.changed()
    return json<YoursView>({ view: 'erased' })
  }
  app.changed()
  const view = await showAll(app, asked, { done: 'withdrawn' })
  return view ? json<YoursView>(view) : answerLinkGone()
}

async function showAll(
  app: Context,
  asked: YoursAsked,
  done: YoursDone = {},
): Promise<YoursView | undefined> {
  const manageHash = hashToken(asked.token)
  const found = await findSignature(app.db, { manageHash })
  if (found) {
    const isOfficerAsked = await hasOfficer(app.db, found.row.id, app.now().toISOString())
    return showYours(app, asked, found, { ...done, isOfficerAsked })
  }
  const waiting = await findSigningByManage(app.db, manageHash)
  return waiting && showUnconfirmed(app, asked, waiting)
}
