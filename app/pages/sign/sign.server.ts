import { json, type AppLoadContext } from '@remix-run/node'
import { countConfirmationsSince } from '#db/queries/confirmation/limits.ts'
import { listPaused } from '#db/queries/outbox/pause.ts'
import { requestSignatureConfirmation } from '#db/queries/confirmation/pending-signatures.ts'
import { dayInGeneva } from '#app/time/session.ts'
import { parseSignature, type ParsedSignature } from '#app/signature/signing/parse-signature.ts'
import { regionalGroupOf } from '#app/reference/signatory-region.ts'
import { signFields } from '#app/signature/signing/sign-fields.ts'
import type { SignCheckInboxView } from '#app/signature/signing/signature-views.ts'
import { latestVersion, signingStatus, type Statement } from '#app/statement/statement.ts'
import { dayOf, hourOfIso } from '#app/time/days.ts'
import { respondInConstantTime } from '#app/security/constant-time.server.ts'
import type { Context } from '#app/context.ts'
import { emailKey } from '#app/mail/mail-keys.server.ts'
import { isFormOldEnough } from '#app/security/form-timestamp.server.ts'
import { redeemProof, issueProofOfWork, readSubmittedProof } from '#app/confirmation/proof-of-work.server.ts'
import { readField, readFields } from '#app/pages/form-fields.server.ts'
import { isPageToken } from '#app/security/page-token.server.ts'
import { signPageView, type SignRequest, type SignInput } from './sign-page.server.ts'
import {
  requestLimitKey,
  createSignatureRequestKeys,
  manageSignatureToken,
} from '#app/signature/signature-keys.server.ts'
import { composeSigningEmail } from '#app/signature/signing/signature-emails.server.ts'

/** Confirmation mails to one mailbox, as for letters; the first for each organisation, those of letters count by day and ever. */
export const mailboxLimits = { perCampaignDay: 1, perDay: 3, ever: 5 } as const

export const hoursToConfirm = 48

/**
 * Answers the form: the fields of sign-form.ts, and `version`, `token`, `stamp` and the honeypot `fax` beside them. A mistake gives
 * the page back with all that was typed (422; 429 too many; 403 not possible here or not open), and so does a step of proof while very
 * many ask (200). All else (new, repeated, refused, set
 * aside as automatic) gets one page, of one size and after one time.
 */
export async function handleSign(
  app: Context,
  asked: SignRequest,
  data: FormData,
  { limited, takeMail }: Pick<AppLoadContext, 'limited' | 'takeMail'>,
) {
  const { statement, lang, kind, partner } = asked
  const form = readFields(data, signFields)
  const brought = readSubmittedProof(data)
  const { token, stamp } = brought
  const trap = readField(data, 'fax')
  const now = app.now()
  const isOffered = await canSign(app, statement, now)
  const parsed = parseSignature(form, {
    statement,
    kind,
    partner: partner?.id ?? null,
    version: chooseVersion(statement, readField(data, 'version')),
    regionOf: (country) => regionalGroupOf(app.reference.states, country),
  })
  const showAgain = (status: number, also: Pick<SignInput, 'tooMany' | 'proof'> = {}) => {
    const page = signPageView(app, asked, {
      form,
      problems: parsed.ok ? [] : parsed.error,
      token,
      trap,
      ...also,
    })
    return json(withAvailability(page, isOffered), { status })
  }
  if (limited) return showAgain(429, { tooMany: 'minute' })
  if (!parsed.ok || !isOffered) return showAgain(isOffered ? 422 : 403)
  // Nobody waits for a mail that will not come. Whatever the address and whoever asks, one is taken: that says nothing of them.
  const proof = await redeemProof(app, brought, takeMail)
  if (!proof.ok)
    return proof.why === 'hour'
      ? showAgain(429, { tooMany: 'hour' })
      : showAgain(200, { proof: await issueProofOfWork(app, brought, proof.why) })
  const isPerson =
    trap === '' &&
    isPageToken(app.secret, token, now) &&
    isFormOldEnough(app.secret, token, stamp, { now, isStopped: app.config.fixedNow !== null })
  await respondInConstantTime(app.log, async () => {
    if (!isPerson || (await isHourlyLimitReached(app, now))) return
    await recordRequest(app, statement, lang, parsed.value, now)
  })
  return json<SignCheckInboxView>({
    view: 'look',
    slug: statement.slug,
    email: parsed.value.email,
    mailbox: app.mail?.mailbox ? `/${lang}/mailbox` : undefined,
  })
}

/** GET of the form, or why there is none. */
export const readSignPage = async (app: Context, asked: SignRequest) =>
  withAvailability(signPageView(app, asked), await canSign(app, asked.statement, app.now()))

/** While all mails of the site wait, nobody could confirm: the page says so, and has no form that the answer would refuse. */
function withAvailability(page: ReturnType<typeof signPageView>, isOffered: boolean) {
  const isPaused = page.isOffered && page.opening.state === 'open' && !isOffered
  return { ...page, isOffered: page.isOffered && !isPaused, isPaused }
}

/** Whether a signature can be asked for and confirmed here now. */
export async function canSign(app: Context, statement: Statement, now: Date): Promise<boolean> {
  if (!app.mail || signingStatus(statement, dayInGeneva(now)) !== 'open') return false
  return !(await listPaused(app.db)).includes('*')
}

/** The version of the text that the form was under; a made-up one is the newest. */
function chooseVersion(statement: Statement, typed: string): number {
  const version = /^\d{1,2}$/.test(typed) ? Number(typed) : 0
  const newest = latestVersion(statement)
  return version >= 1 && version <= newest ? version : newest
}

/** Asked before anything is written; the transaction asks again. */
const isHourlyLimitReached = async ({ db, mail }: Context, now: Date): Promise<boolean> =>
  (await countConfirmationsSince(db, hourOfIso(now.toISOString()))) >= (mail?.confirmationsPerHour ?? 0)

async function recordRequest(
  app: Context,
  statement: Statement,
  lang: string,
  { form, email }: ParsedSignature,
  now: Date,
): Promise<void> {
  if (!app.mail) return
  const { token, ...keys } = createSignatureRequestKeys(app.secret)
  const outcome = await requestSignatureConfirmation(app.db, {
    signing: {
      ...keys,
      statement: statement.slug,
      language: lang,
      email,
      emailKey: emailKey(app.secret, email),
      form,
      createdAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + hoursToConfirm * 3_600_000).toISOString(),
    },
    message: composeSigningEmail(app, {
      statement,
      lang,
      token,
      yours: manageSignatureToken(app.secret, keys.id),
    }),
    limits: { ...mailboxLimits, perHour: app.mail.confirmationsPerHour },
    about: requestLimitKey(app.secret, statement.slug, form, dayOf(now)),
  })
  if (outcome === 'recorded') app.mail.wake()
}
