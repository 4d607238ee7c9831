import type { SignatureData } from '#app/statement/signature-data.ts'
import type { SignatoryView } from '#app/pages/confirmation/signature-views.ts'
import type { Statement } from '#app/statement/statement.ts'
import type { Context } from '#app/context.ts'
import { managePath } from '#app/paths.ts'
import { manageSignatureToken } from '#app/signature/signature-keys.server.ts'

/** The entry that a signature has (or would have) in the list. */
export const signatoryView = ({
  kind,
  visibility,
  name,
  otherName,
  title,
  website,
  country,
  region,
}: Pick<SignatureData, keyof SignatoryView>): SignatoryView => ({
  kind,
  visibility,
  name,
  otherName,
  title,
  website,
  country,
  region,
})

export const manageSignaturePath = ({ secret }: Pick<Context, 'secret'>, lang: string, id: string): string =>
  managePath(lang, manageSignatureToken(secret, id))

/** The name of the partner that may have the contact, if there is (still) such a partner. */
export const consentPartnerName = (
  { partners }: Pick<Statement, 'partners'>,
  partner: string | null,
  isAgreed: boolean,
): string | null => (isAgreed ? (partners.find(({ id }) => id === partner)?.name ?? null) : null)
