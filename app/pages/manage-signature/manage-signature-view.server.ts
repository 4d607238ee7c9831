import { dayInGeneva } from '#app/time/session.ts'
import type { SignatureFound } from '#db/queries/signature/rows.ts'
import type { Signing } from '#db/schema/confirmation.ts'
import { compareTexts } from '#app/statement/text/text-difference.ts'
import { emptySignForm, type SignFormInput } from '#app/signature/signing/sign-fields.ts'
import type { SignatureData } from '#app/statement/signature-data.ts'
import type { StoredSignatureView, ManageSignatureView } from '#app/signature/signing/signature-views.ts'
import { latestVersion, signingStatus, type Statement } from '#app/statement/statement.ts'
import type { Context } from '#app/context.ts'
import { statementTitle } from '#app/signature/signing/signature-emails.server.ts'
import { consentPartnerName, signatoryView } from './signature-view.server.ts'
import { canBeListed, isActive } from './manage-signature-actions.server.ts'

export interface ManageRequest {
  lang: string
  token: string
}

export type ManageOutcome = Partial<Pick<StoredSignatureView, 'done' | 'form' | 'problems'>> & {
  /** a second officer was asked and may still answer */
  isOfficerAsked?: boolean
}

/** A signature for whoever has its link. Where the statement is gone or has mistakes, it can still be seen and taken back. */
export function storedSignatureView(
  app: Context,
  { lang, token }: ManageRequest,
  { row, person, fields, status, visibility, authority, version }: SignatureFound,
  { done, form, problems = [], isOfficerAsked = false }: ManageOutcome,
): ManageSignatureView {
  const statement = app.statements.get(row.statement)
  const { newest, isOpen } = currentStatementState(app, statement, version)
  const isStored = isActive({ status }) && fields !== null && statement !== undefined
  const canSignNewer = isStored && isOpen && version < newest
  return {
    view: 'stored',
    action: `/${lang}/signature/${token}/yours`,
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

/** What waits for its confirmation: it can be erased. */
export function unconfirmedSignatureView(
  app: Context,
  { lang, token }: ManageRequest,
  { statement: slug, form, email, createdAt }: Signing,
): ManageSignatureView {
  const statement = app.statements.get(slug)
  return {
    view: 'stored',
    action: `/${lang}/signature/${token}/yours`,
    slug,
    statement: statement && statementTitle(statement, lang),
    status: 'unconfirmed',
    authority: null,
    signatory: signatoryView(form),
    contact: { name: form.contactName, role: form.contactRole, email },
    officer: null,
    consentTo: consentLabel(statement, form.partner, form.consent),
    day: dayInGeneva(new Date(createdAt)),
    version: form.version,
    ...currentStatementState(app, statement, form.version),
    canCorrect: false,
    canSwitch: false,
    canSignNewer: false,
    canWithdraw: false,
    form: toSignFormInput(form),
    problems: [],
  }
}

/** What holds of the statement today; nothing new can be signed where there is none. */
const currentStatementState = (app: Context, statement: Statement | undefined, version: number) => ({
  newest: statement ? latestVersion(statement) : version,
  isOpen: statement !== undefined && signingStatus(statement, dayInGeneva(app.now())) === 'open',
})

/** Without the statement nobody knows the partner's name, but its id is what is stored. */
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

/** In the reader's language, or the original where the statement has none of theirs. */
function newerVersionChanges(statement: Statement, lang: string, version: number, newest: number) {
  const spoken = statement.languages.includes(lang) ? lang : (statement.languages[0] ?? lang)
  const [from, to] = [statement.texts.get(version)?.get(spoken), statement.texts.get(newest)?.get(spoken)]
  if (!from || !to) return undefined
  const note = statement.words.get(spoken)?.['version-notes']?.[String(newest)]
  return { ...(note === undefined ? {} : { note }), difference: compareTexts(from, to) }
}
