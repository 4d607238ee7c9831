import type { EmailLink } from '#app/confirmation/confirm.server.ts'
import type { Context } from '#app/context.ts'
import { readField, readFields } from '#app/core/form-fields.ts'
import { hashToken } from '#app/security/link-token.server.ts'
import { signFields } from '#app/signature/signing/sign-fields.ts'
import { findConfirmationByManageHash } from '#db/queries/confirmation/pending.ts'
import { findSignature } from '#db/queries/signature/rows.ts'
import { hasOpenOfficerRequest } from '#db/queries/signature/signing/second-officer.ts'
import type { ManageResult } from './manage-result.ts'
import {
  correctSignature,
  eraseMailbox,
  signNewerVersion,
  switchVisibility,
  withdrawManaged,
  type SignatureAction,
} from './signature-actions.server.ts'
import {
  storedSignatureView,
  unconfirmedSignatureView,
  type ManageOutcome,
} from './stored-signature-view.server.ts'

/** Shows all that is stored of a signature, confirmed or not. Undefined if this is no such link. */
export async function handleManageSignature(
  app: Context,
  link: EmailLink,
  outcome: ManageOutcome = {},
): Promise<ManageResult | undefined> {
  const manageHash = hashToken(link.token)
  const found = await findSignature(app.db, { manageHash })
  if (found) {
    const isOfficerAsked = await hasOpenOfficerRequest(app.db, found.row.id, app.now().toISOString())
    const page = storedSignatureView(app, link, found, { ...outcome, isOfficerAsked })
    return { about: 'signature', page }
  }
  const pending = await findPendingSignature(app, manageHash)
  return pending && { about: 'signature', page: unconfirmedSignatureView(app, link, pending) }
}

/**
 * Takes an action of the owner. `intent`: `correct` (with the fields name, other, country, website, title, region), `visibility`
 * (with visibility=listed|anonymous and region), `sign-newer` (with version), `withdraw`, `erase`. Anything else shows what is
 * stored.
 */
export async function handleManageSignatureAction(
  app: Context,
  link: EmailLink,
  data: FormData,
): Promise<ManageResult | undefined> {
  const intent = readField(data, 'intent')
  if (intent === 'erase' || intent === 'withdraw') return handleTakeBack(app, link, intent)
  const action = Object.hasOwn(signatureActions, intent) ? signatureActions[intent] : undefined
  const found = action && (await findSignature(app.db, { manageHash: hashToken(link.token) }))
  const statement = found && app.statements.get(found.row.statement)
  if (!action || !found || !statement) return handleManageSignature(app, link)
  const changed = await action.act(app, statement, found, data)
  if (!changed.ok) {
    const typed = { form: readFields(data, signFields), problems: changed.error }
    const answer = await handleManageSignature(app, link, typed)
    return answer && { ...answer, status: 422 }
  }
  if (changed.value) app.markChanged()
  return handleManageSignature(app, link, changed.value ? { done: action.done } : {})
}

const signatureActions: Readonly<
  Record<string, { act: SignatureAction; done: NonNullable<ManageOutcome['done']> }>
> = {
  correct: { act: correctSignature, done: 'corrected' },
  visibility: { act: switchVisibility, done: 'switched' },
  'sign-newer': { act: signNewerVersion, done: 'signed-newer' },
}

async function handleTakeBack(
  app: Context,
  link: EmailLink,
  intent: 'erase' | 'withdraw',
): Promise<ManageResult | undefined> {
  const manageHash = hashToken(link.token)
  const found = await findSignature(app.db, { manageHash })
  const pending = found ? undefined : await findPendingSignature(app, manageHash)
  const emailKey = found?.person.emailKey ?? pending?.emailKey
  if (emailKey === undefined) return undefined
  if (found) await withdrawManaged(app, found, { keepsKeys: intent === 'erase' })
  if (intent === 'erase' || pending) {
    await eraseMailbox(app, emailKey)
    app.markChanged()
    return { about: 'signature', page: { view: 'erased' } }
  }
  app.markChanged()
  return handleManageSignature(app, link, { done: 'withdrawn' })
}

async function findPendingSignature({ db }: Context, manageHash: string) {
  const pending = await findConfirmationByManageHash(db, manageHash)
  return pending?.kind === 'signature' ? pending : undefined
}
