import { json, type AppLoadContext } from '@remix-run/node'
import { countAskedSince } from '../../../db/queries/limits.ts'
import { listPaused } from '../../../db/queries/mail-pause.ts'
import { askForSigning } from '../../../db/queries/signing.ts'
import { dayInGeneva } from '../../domain/campaign/session.ts'
import { parseSignature, type NewSignature } from '../../domain/statement/parse-signature.ts'
import { regionOf } from '../../domain/statement/region.ts'
import type { SignLookView } from '../../domain/statement/signing-views.ts'
import { latestVersion, showSigning, type Statement } from '../../domain/statement/statement.ts'
import type { Context } from '../../context.ts'
import { answerAlike } from '../mail/alike.server.ts'
import { emailKey } from '../mail/keys.server.ts'
import { wasLookedAt } from '../mail/page-time.server.ts'
import { acceptProof, askProof, readProof } from '../mail/proof.server.ts'
import { field } from '../pages/form-fields.server.ts'
import { isOurToken } from '../token.server.ts'
import { readSignForm, showSignPage, type SignAsked, type SignTyped } from './sign-page.server.ts'
import { askedKey, mintSigning, yoursToken } from './signing-keys.server.ts'
import { showSigningMail } from './signing-mails.server.ts'

/** Confirmation mails to one mailbox, as for letters; the first for each organisation, those of letters count by day and ever. */
export const toOne = { perCampaignDay: 1, perDay: 3, ever: 5 } as const

export const hoursToConfirm = 48

/**
 * Answers the form: the fields of sign-form.ts, and `version`, `token`, `stamp` and the honeypot `fax` beside them. A mistake gives
 * the page back with all that was typed (422; 429 too many; 403 not possible here or not open), and so does a step of proof while very
 * many ask (200). All else (new, repeated, refused, set
 * aside as automatic) gets one page, of one size and after one time.
 */
export async function answerSign(
  app: Context,
  asked: SignAsked,
  data: FormData,
  { limited, takeMail }: Pick<AppLoadContext, 'limited' | 'takeMail'>,
) {
  const { statement, lang, kind, partner } = asked
  const form = readSignForm(data)
  const brought = readProof(data)
  const { token, stamp } = brought
  const trap = field(data, 'fax')
  const now = app.now()
  const isOffered = await canSign(app, statement, now)
  const parsed = parseSignature(form, {
    statement,
    kind,
    partner: partner?.id ?? null,
    version: readVersion(statement, field(data, 'version')),
    regionOf: (country) => regionOf(app.reference.states, country),
  })
  const showAgain = (status: number, also: Pick<SignTyped, 'tooMany' | 'proof'> = {}) => {
    const page = showSignPage(app, asked, {
      form,
      problems: parsed.ok ? [] : parsed.error,
      token,
      trap,
      ...also,
    })
    return json(showOffer(page, isOffered), { status })
  }
  if (limited) return showAgain(429, { tooMany: 'minute' })
  if (!parsed.ok || !isOffered) return showAgain(isOffered ? 422 : 403)
  // Nobody waits for a mail that will not come. Whatever the address and whoever asks, one is taken: that says nothing of them.
  const proof = await acceptProof(app, brought, takeMail)
  if (!proof.ok)
    return proof.why === 'hour'
      ? showAgain(429, { tooMany: 'hour' })
      : showAgain(200, { proof: await askProof(app, brought, proof.why) })
  const isPerson =
    trap === '' &&
    isOurToken(app.secret, token, now) &&
    wasLookedAt(app.secret, token, stamp, { now, isStopped: app.config.fixedNow !== null })
  await answerAlike(app.log, async () => {
    if (!isPerson || (await isHourFull(app, now))) return
    await record(app, statement, lang, parsed.value, now)
  })
  return json<SignLookView>({
    view: 'look',
    slug: statement.slug,
    email: parsed.value.email,
    mailbox: app.mail?.mailbox ? `/${lang}/mailbox` : undefined,
  })
}

/** GET of the form, or why there is none. */
export const showSign = async (app: Context, asked: SignAsked) =>
  showOffer(showSignPage(app, asked), await canSign(app, asked.statement, app.now()))

/** While all mails of the site wait, nobody could confirm: the page says so, and has no form that the answer would refuse. */
function showOffer(page: ReturnType<typeof showSignPage>, isOffered: boolean) {
  const isPaused = page.isOffered && page.opening.state === 'open' && !isOffered
  return { ...page, isOffered: page.isOffered && !isPaused, isPaused }
}

/** Whether a signature can be asked for and confirmed here now. */
export async function canSign(app: Context, statement: Statement, now: Date): Promise<boolean> {
  if (!app.mail || showSigning(statement, dayInGeneva(now)) !== 'open') return false
  return !(await listPaused(app.db)).includes('*')
}

/** The version of the text that the form was under; a made-up one is the newest. */
function readVersion(statement: Statement, typed: string): number {
  const version = /^\d{1,2}$/.test(typed) ? Number(typed) : 0
  const newest = latestVersion(statement)
  return version >= 1 && version <= newest ? version : newest
}

/** Asked before anything is written; the transaction asks again. */
const isHourFull = async ({ db, mail }: Context, now: Date): Promise<boolean> =>
  (await countAskedSince(db, now.toISOString().slice(0, 13))) >= (mail?.confirmationsPerHour ?? 0)

async function record(
  app: Context,
  statement: Statement,
  lang: string,
  { form, email }: NewSignature,
  now: Date,
): Promise<void> {
  if (!app.mail) return
  const { token, ...keys } = mintSigning(app.secret)
  const outcome = await askForSigning(app.db, {
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
    mail: showSigningMail(app, { statement, lang, token, yours: yoursToken(app.secret, keys.id) }),
    limits: { ...toOne, perHour: app.mail.confirmationsPerHour },
    about: askedKey(app.secret, statement.slug, form, now.toISOString().slice(0, 10)),
  })
  if (outcome === 'recorded') app.mail.wake()
}
