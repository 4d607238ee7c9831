import { json } from '@remix-run/node'
import { signFields } from '#app/signature/signing/sign-fields.ts'
import { hasOpenOfficerRequest } from '#db/queries/signature/officer.ts'
import { findSignature } from '#db/queries/signature/rows.ts'
import { findSigningByManage } from '#db/queries/confirmation/pending-signatures.ts'
import type { ManageSignatureView } from '#app/signature/signing/signature-views.ts'
import { hashToken } from '#app/security/link-token.server.ts'
import { readField, readFields } from '#app/core/form-fields.ts'
import type { Context } from '#app/context.ts'
import { expiredLinkResponse } from './signature-view.server.ts'
import {
  correctSignature,
  eraseMailbox,
  signNewerVersion,
  switchVisibility,
  withdrawManaged,
  type SignatureAction,
} from './manage-signature-actions.server.ts'
import {
  unconfirmedSignatureView,
  storedSignatureView,
  type ManageRequest,
  type ManageOutcome,
} from './manage-signature-view.server.ts'

/** GET of /{lang}/signature/{manageToken}/yours: all that is stored of whoever has the link. */
export async function handleManageSignature(app: Context, lang: string, token: string) {
  const view = await readManageView(app, { lang, token })
  return view ? json<ManageSignatureView>(view) : expiredLinkResponse()
}

/**
 * POST of the same. `intent`: `correct` (with the fields name, other, country, website, title, region), `visibility` (with
 * visibility=listed|anonymous and region), `sign-newer` (with version), `withdraw`, `erase`. Anything else shows what is stored.
 */
export async function handleManageSignatureAction(app: Context, lang: string, token: string, data: FormData) {
  const asked = { lang, token }
  const intent = readField(data, 'intent')
  if (intent === 'erase' || intent === 'withdraw') return handleTakeBack(app, asked, intent)
  const deed = Object.hasOwn(signatureActions, intent) ? signatureActions[intent] : undefined
  const found = deed && (await findSignature(app.db, { manageHash: hashToken(token) }))
  const statement = found && app.statements.get(found.row.statement)
  if (!deed || !found || !statement) return handleManageSignature(app, lang, token)
  const outcome = await deed.act(app, statement, found, data)
  if (outcome.ok && outcome.value) app.markChanged()
  const done: ManageOutcome = outcome.ok
    ? outcome.value
      ? { done: deed.done }
      : {}
    : { form: readFields(data, signFields), problems: outcome.error }
  const view = await readManageView(app, asked, done)
  return view ? json<ManageSignatureView>(view, { status: outcome.ok ? 200 : 422 }) : expiredLinkResponse()
}

const signatureActions: Readonly<
  Record<string, { act: SignatureAction; done: NonNullable<ManageOutcome['done']> }>
> = {
  correct: { act: correctSignature, done: 'corrected' },
  visibility: { act: switchVisibility, done: 'switched' },
  'sign-newer': { act: signNewerVersion, done: 'signed-newer' },
}

async function handleTakeBack(app: Context, asked: ManageRequest, intent: 'erase' | 'withdraw') {
  const manageHash = hashToken(asked.token)
  const found = await findSignature(app.db, { manageHash })
  const waiting = found ? undefined : await findSigningByManage(app.db, manageHash)
  const emailKey = found?.person.emailKey ?? waiting?.emailKey
  if (emailKey === undefined) return expiredLinkResponse()
  if (found) await withdrawManaged(app, found, { keepsMarks: intent === 'erase' })
  if (intent === 'erase' || waiting) {
    await eraseMailbox(app, emailKey)
    app.markChanged()
    return json<ManageSignatureView>({ view: 'erased' })
  }
  app.markChanged()
  const view = await readManageView(app, asked, { done: 'withdrawn' })
  return view ? json<ManageSignatureView>(view) : expiredLinkResponse()
}

async function readManageView(
  app: Context,
  asked: ManageRequest,
  done: ManageOutcome = {},
): Promise<ManageSignatureView | undefined> {
  const manageHash = hashToken(asked.token)
  const found = await findSignature(app.db, { manageHash })
  if (found) {
    const isOfficerAsked = await hasOpenOfficerRequest(app.db, found.row.id, app.now().toISOString())
    return storedSignatureView(app, asked, found, { ...done, isOfficerAsked })
  }
  const waiting = await findSigningByManage(app.db, manageHash)
  return waiting && unconfirmedSignatureView(app, asked, waiting)
}
