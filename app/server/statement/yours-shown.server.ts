import { dayInGeneva } from '../../domain/campaign/session.ts'
import type { SignatureFound } from '../../../db/queries/signature-rows.ts'
import type { Signing } from '../../../db/statement-schema.ts'
import { difference } from '../../domain/statement/difference.ts'
import { signFields, type SignForm } from '../../domain/statement/sign-form.ts'
import type { SigningForm } from '../../domain/statement/signing-form.ts'
import type { YoursSignatureView, YoursView } from '../../domain/statement/signing-views.ts'
import { latestVersion, showSigning, type Statement } from '../../domain/statement/statement.ts'
import type { Context } from '../../context.ts'
import { titleOf } from './signing-mails.server.ts'
import { showConsent, showSignatory } from './signing-shown.server.ts'
import { canBeListed, isAlive } from './yours-deeds.server.ts'

export interface YoursAsked {
  lang: string
  token: string
}

export type YoursDone = Partial<Pick<YoursSignatureView, 'done' | 'form' | 'problems'>> & {
  /** a second officer was asked and may still answer */
  isOfficerAsked?: boolean
}

/** A signature for whoever has its link. Where the statement is gone or has mistakes, it can still be seen and taken back. */
export function showYours(
  app: Context,
  { lang, token }: YoursAsked,
  { row, person, fields, status, visibility, authority, version }: SignatureFound,
  { done, form, problems = [], isOfficerAsked = false }: YoursDone,
): YoursView {
  const statement = app.statements.get(row.statement)
  const { newest, isOpen } = showNow(app, statement, version)
  const isStored = isAlive({ status }) && fields !== null && statement !== undefined
  const canSignNewer = isStored && isOpen && version < newest
  return {
    view: 'stored',
    action: `/${lang}/signature/${token}/yours`,
    slug: row.statement,
    statement: statement && titleOf(statement, lang),
    status,
    waitsFor: status !== 'waiting' ? undefined : isOfficerAsked ? 'officer' : 'organiser',
    authority,
    signatory: fields ? showSignatory({ ...fields, kind: row.kind, visibility }) : undefined,
    contact: { name: person.contact_name, role: person.contact_role, email: person.email },
    officer: person.officer_email,
    consentTo: showConsentTo(statement, row.partner, person.consent === 1),
    day: row.day,
    version,
    newest,
    isOpen,
    canCorrect: isStored,
    canSwitch: isStored && (visibility === 'listed' || canBeListed(statement, row.kind)),
    canSignNewer,
    changes: canSignNewer ? showChanges(statement, lang, version, newest) : undefined,
    canWithdraw: isAlive({ status }),
    form: form ?? (fields ? showForm({ ...fields, visibility }) : emptyForm),
    problems,
    done,
  }
}

/** What waits for its confirmation: it can be erased. */
export function showUnconfirmed(
  app: Context,
  { lang, token }: YoursAsked,
  { statement: slug, form, email, createdAt }: Signing,
): YoursView {
  const statement = app.statements.get(slug)
  return {
    view: 'stored',
    action: `/${lang}/signature/${token}/yours`,
    slug,
    statement: statement && titleOf(statement, lang),
    status: 'unconfirmed',
    authority: null,
    signatory: showSignatory(form),
    contact: { name: form.contactName, role: form.contactRole, email },
    officer: null,
    consentTo: showConsentTo(statement, form.partner, form.consent),
    day: dayInGeneva(new Date(createdAt)),
    version: form.version,
    ...showNow(app, statement, form.version),
    canCorrect: false,
    canSwitch: false,
    canSignNewer: false,
    canWithdraw: false,
    form: showForm(form),
    problems: [],
  }
}

/** What holds of the statement today; nothing new can be signed where there is none. */
const showNow = (app: Context, statement: Statement | undefined, version: number) => ({
  newest: statement ? latestVersion(statement) : version,
  isOpen: statement !== undefined && showSigning(statement, dayInGeneva(app.now())) === 'open',
})

/** Without the statement nobody knows the partner's name, but its id is what is stored. */
const showConsentTo = (statement: Statement | undefined, partner: string | null, isAgreed: boolean) =>
  statement ? showConsent(statement, partner, isAgreed) : isAgreed ? partner : null

const emptyForm = Object.fromEntries(signFields.map((name) => [name, ''])) as SignForm

function showForm({
  name,
  otherName,
  title,
  website,
  country,
  region,
  visibility,
}: Pick<
  SigningForm,
  'name' | 'otherName' | 'title' | 'website' | 'country' | 'region' | 'visibility'
>): SignForm {
  return {
    ...emptyForm,
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
function showChanges(statement: Statement, lang: string, version: number, newest: number) {
  const spoken = statement.languages.includes(lang) ? lang : (statement.languages[0] ?? lang)
  const [from, to] = [statement.texts.get(version)?.get(spoken), statement.texts.get(newest)?.get(spoken)]
  if (!from || !to) return undefined
  const note = statement.words.get(spoken)?.['version-notes']?.[String(newest)]
  return { ...(note === undefined ? {} : { note }), difference: difference(from, to) }
}
