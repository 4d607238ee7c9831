import { json, type LoaderFunctionArgs } from '@remix-run/node'
import type { EmailLink } from '#app/confirmation/confirm.server.ts'
import { requireLanguage } from '#app/pages/require-campaign.server.ts'

/** Reads the link of an email from the address of its page. */
export const requireEmailLink = ({
  params,
  context: { app },
}: Pick<LoaderFunctionArgs, 'params' | 'context'>): EmailLink => ({
  lang: requireLanguage(app, params.lang),
  token: params.token ?? '',
})

/** Answers with a page, or with 404: unknown, used and expired links look alike. */
export const emailLinkResponse = <Answer extends { about: string; status?: number }>(
  answer: Answer | undefined,
) => json(answer ?? { about: 'nothing' as const }, { status: answer ? (answer.status ?? 200) : 404 })
