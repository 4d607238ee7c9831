import { json } from '@remix-run/node'
import type { SigningForm } from '../../domain/statement/signing-form.ts'
import type { SignatoryShown } from '../../domain/statement/signing-views.ts'
import type { Statement } from '../../domain/statement/statement.ts'
import type { Context } from '../../context.ts'
import { yoursToken } from './signing-keys.server.ts'

/** What a signature is (or would be) shown as. */
export const showSignatory = ({
  kind,
  visibility,
  name,
  otherName,
  title,
  website,
  country,
  region,
}: Pick<SigningForm, keyof SignatoryShown>): SignatoryShown => ({
  kind,
  visibility,
  name,
  otherName,
  title,
  website,
  country,
  region,
})

export const showYoursPath = ({ secret }: Pick<Context, 'secret'>, lang: string, id: string): string =>
  `/${lang}/signature/${yoursToken(secret, id)}/yours`

/** The name of the partner that may have the contact, if there is (still) such a partner. */
export const showConsent = (
  { partners }: Pick<Statement, 'partners'>,
  partner: string | null,
  isAgreed: boolean,
): string | null => (isAgreed ? (partners.find(({ id }) => id === partner)?.name ?? null) : null)

/** Unknown, used and too old look alike. */
export const answerLinkGone = () => json({ view: 'gone' as const }, { status: 404 })
