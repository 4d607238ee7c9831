import type { EmailLink } from '#app/confirmation/confirm.server.ts'
import type { Context } from '#app/context.ts'
import type { ManageResult } from './manage-result.ts'
import { handleManageLetters, handleManageLettersAction } from './manage-letters.server.ts'
import { handleManageSignature, handleManageSignatureAction } from './manage-signature.server.ts'

/** Answers GET of a manage link, before and after the confirmation. Undefined if the link leads nowhere. */
export const handleManage = async (app: Context, link: EmailLink): Promise<ManageResult | undefined> =>
  (await handleManageLetters(app, link)) ?? handleManageSignature(app, link)

/** Answers POST of the same. */
export const handleManageAction = async (
  app: Context,
  link: EmailLink,
  data: FormData,
): Promise<ManageResult | undefined> =>
  (await handleManageLettersAction(app, link, data)) ?? handleManageSignatureAction(app, link, data)
