import { json, type AppLoadContext } from '@remix-run/node'
import { checkInboxView } from '#app/confirmation/check-inbox-view.ts'
import { issueProofOfWork, proofFields } from '#app/confirmation/proof-of-work.server.ts'
import { requestConfirmation, type PreparedRequest } from '#app/confirmation/request-confirmation.server.ts'
import type { Context } from '#app/context.ts'
import { emailKey } from '#app/mail/mail-keys.server.ts'
import { regionalGroupOf } from '#app/reference/signatory-region.ts'
import { readField, readFields } from '#app/core/form-fields.ts'
import {
  requestLimitKey,
  createSignatureRequestKeys,
  manageSignatureToken,
} from '#app/signature/signature-keys.server.ts'
import { parseSignature, type ParsedSignature } from '#app/signature/signing/parse-signature.ts'
import { signFields } from '#app/signature/signing/sign-fields.ts'
import { composeSigningEmail } from '#app/signature/signing/signature-emails.server.ts'
import { latestVersion, signingStatus, type Statement } from '#app/statement/statement.ts'
import { dayOfIso } from '#app/time/days.ts'
import { dayInGeneva } from '#app/time/session.ts'
import { listPaused } from '#db/queries/outbox/pause.ts'
import { signPageView, type SignRequest, type SignInput } from './sign-page.server.ts'

/**
 * Answers the form: the fields of sign-fields.ts, and `version`, those of proof-of-work.server.ts and the honeypot `fax` beside
 * them. A mistake shows the page again with all that was typed (422; 429 too many; 403 not possible here or not open), and so does
 * a proof of work while very many emails are requested (200). Everything else gets one page, of one size and after one time
 * (requestConfirmation).
 */
export async function handleSign(
  app: Context,
  request: SignRequest,
  data: FormData,
  { limited, takeMail }: Pick<AppLoadContext, 'limited' | 'takeMail'>,
) {
  const { statement, lang, kind, partner } = request
  const form = readFields(data, signFields)
  const proof = readFields(data, proofFields)
  const honeypot = readField(data, 'fax')
  const isOffered = await canSign(app, statement, app.now())
  const parsed = parseSignature(form, {
    statement,
    kind,
    partner: partner?.id ?? null,
    version: chooseVersion(statement, readField(data, 'version')),
    regionOf: (country) => regionalGroupOf(app.reference.states, country),
  })
  const formResponse = (status: number, also: Pick<SignInput, 'tooMany' | 'proof'> = {}) => {
    const problems = parsed.ok ? [] : parsed.error
    const page = signPageView(app, request, { form, problems, token: proof.token, honeypot, ...also })
    return json(withAvailability(page, isOffered), { status })
  }
  if (limited) return formResponse(429, { tooMany: 'minute' })
  if (!parsed.ok || !isOffered) return formResponse(isOffered ? 422 : 403)
  const requested = await requestConfirmation(app, { proof, honeypot, takeMail }, (period) =>
    prepareRequest(app, statement, lang, parsed.value, period),
  )
  if (requested.ok)
    return json(checkInboxView(app, { lang, slug: statement.slug, email: parsed.value.email }))
  if (requested.error === 'hour') return formResponse(429, { tooMany: 'hour' })
  return formResponse(200, { proof: await issueProofOfWork(app, proof, requested.error) })
}

/** The page of the form, or of why there is none. */
export const readSignPage = async (app: Context, request: SignRequest) =>
  withAvailability(signPageView(app, request), await canSign(app, request.statement, app.now()))

/** While all messages of the site wait, nobody could confirm: the page says so, and has no form that the answer would refuse. */
function withAvailability(page: ReturnType<typeof signPageView>, isOffered: boolean) {
  const isPaused = page.isOffered && page.opening.state === 'open' && !isOffered
  return { ...page, isOffered: page.isOffered && !isPaused, isPaused }
}

/** Whether a signature can be requested and confirmed here now. */
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

function prepareRequest(
  app: Context,
  statement: Statement,
  lang: string,
  { form, email }: ParsedSignature,
  period: { createdAt: string; expiresAt: string },
): PreparedRequest {
  const { token, ...keys } = createSignatureRequestKeys(app.secret)
  return {
    pending: {
      ...keys,
      kind: 'signature',
      slug: statement.slug,
      language: lang,
      email,
      emailKey: emailKey(app.secret, email),
      signatureId: null,
      content: form,
      ...period,
    },
    mail: composeSigningEmail(app, {
      statement,
      lang,
      token,
      manageToken: manageSignatureToken(app.secret, keys.id),
    }),
    about: requestLimitKey(app.secret, statement.slug, form, dayOfIso(period.createdAt)),
  }
}
