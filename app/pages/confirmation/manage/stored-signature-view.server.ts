import { dayInGeneva } from '#app/time/session.ts'
import type { SignatureFound } from '#db/queries/signature/rows.ts'
import type { PendingConfirmation } from '#db/schema/confirmation.ts'
import { compareTexts } from '#app/statement/text/text-difference.ts'
import { emptySignForm, type SignFormInput } from '#app/signature/signing/sign-fields.ts'
import type { SignatureData } from '#app/statement/signature-data.ts'
import type { StoredSignatureView, ManageSignatureView } from '#app/pages/confirmation/signature-views.ts'
import { latestVersion, signingStatus, type Statement } from '#app/statement/statement.ts'
import type { Context } from '#app/context.ts'
import { statementTitle } from '#app/signature/signing/signature-emails.server.ts'
import type { EmailLink } from '#app/confirmation/confirm.server.ts'
import { managePath } from '#app/paths.ts'
import { consentPartnerName, signatoryView } from '#app/pages/confirmation/signature-view.server.ts'
import { canBeListed, isActive } from './signature-actions.server.ts'

export type ManageOutcome = Partial<Pick<StoredSignatureView, 'done' | 'form' | 'problems'>> & {
  /** a second officer may still answer */
  isOfficerAsked?: boolean
}

/** A confirmed signature for its owner. Where the statement is gone or has mistakes, it can still be seen and taken back. */
export function storedSignatureView(
  app: Context,
  { lang, token }: EmailLink,
  { row, person, fields, status, visibility, authority, version }: SignatureFound,
  { done, form, problems = [], isOfficerAsked = false }: ManageOutcome,
): ManageSignatureView {
  const statement = app.statements.get(row.statement)
  const { newest, isOpen } = currentStatementState(app, statement, version)
  const isStored = isActive({ status }) && fields !== null && statement !== undefined
  const canSignNewer = isStored && isOpen && version < newest
  return {
    view: 'stored',
    action: managePath(lang, token),
    slug: row.statement,
    statement: statement && statementTitle(statement, lang),
    status,
    waitsFor: status !== 'waiting' ? undefined : isOfficerAsked ? 'officer' : 'organiser',
    authority,
    signatory: fields ? signatoryView({ ...fields, kind: row.kind, visibility }) : undefined,
    contact: { name: person.contactName, role: person.contactRole, email: person.email },
    officer: person.officerEmail,
    consentTo: consentLabel(statement, row.partner, person.consent === 1),
    day: row.day,
    version,
    newest,
    isOpen,
    canCorrect: isStored,
    canSwitch: isStored && (visibility === 'listed' || canBeListed(statement, row.kind)),
    canSignNewer,
    changes: canSignNewer ? newerVersionChanges(statement, lang, version, newest) : undefined,
    canWithdraw: isActive({ status }),
    form: form ?? (fields ? toSignFormInput({ ...fields, visibility }) : emptySignForm),
    problems,
    done,
  }
}

/** A signature that is not confirmed: it can be erased. */
export function unconfirmedSignatureView(
  app: Context,
  { lang, token }: EmailLink,
  { slug, content, email, createdAt }: PendingConfirmation<'signature'>,
): ManageSignatureView {
  const statement = app.statements.get(slug)
  return {
    view: 'stored',
    action: managePath(lang, token),
    slug,
    statement: statement && statementTitle(statement, lang),
    status: 'unconfirmed',
    authority: null,
    signatory: signatoryView(content),
    contact: { name: content.contactName, role: content.contactRole, email },
    officer: null,
    consentTo: consentLabel(statement, content.partner, content.consent),
    day: dayInGeneva(new Date(createdAt)),
    version: content.version,
    ...currentStatementState(app, statement, content.version),
    canCorrect: false,
    canSwitch: false,
    canSignNewer: false,
    canWithdraw: false,
    form: toSignFormInput(content),
    problems: [],
  }
}

/** The state of the statement today; nothing new can be signed where there is none. */
const currentStatementState = (app: Context, statement: Statement | undefined, version: number) => ({
  newest: statement ? latestVersion(statement) : version,
  isOpen: statement !== undefined && signingStatus(statement, dayInGeneva(app.now())) === 'open',
})

/** The partner's name, or its id where there is no statement to tell the name. */
const consentLabel = (statement: Statement | undefined, partner: string | null, isAgreed: boolean) =>
  statement ? consentPartnerName(statement, partner, isAgreed) : isAgreed ? partner : null

function toSignFormInput({
  name,
  otherName,
  title,
  website,
  country,
  region,
  visibility,
}: Pick<
  SignatureData,
  'name' | 'otherName' | 'title' | 'website' | 'country' | 'region' | 'visibility'
>): SignFormInput {
  return {
    ...emptySignForm,
    name,
    other: otherName ?? '',
    title: title ?? '',
    website: website ?? '',
    country: country ?? '',
    region: region === null ? '' : '1',
    visibility,
  }
}

/** The changes in the reader's language, or in the original where the statement does not have that language. */
function newerVersionChanges(statement: Statement, lang: string, version: number, newest: number) {
  const spoken = statement.languages.includes(lang) ? lang : (statement.languages[0] ?? lang)
  const [from, to] = [statement.texts.get(version)?.get(spoken), statement.texts.get(newest)?.get(spoken)]
  if (!from || !to) return undefined
  const note = statement.words.get(spoken)?.['version-notes']?.[String(newest)]
  return { ...(note === undefined ? {} : { note }), difference: compareTexts(from, to) }
}
