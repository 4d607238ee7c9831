import { redirect } from '@remix-run/node'
import { buildEml } from '#app/documents/eml/eml.server.ts'
import { toReadyLetter } from '#app/letter/editing/letter-form.ts'
import { readField } from '#app/core/form-fields.ts'
import type { RequestedLetter } from '#app/pages/letter/letter-request.server.ts'
import { letterPath } from '#app/paths.ts'

/** Answers with the letter as a draft that a mail program opens; back to the letter where it has no email address or no text. */
export async function handleLetterEml(
  { campaign, recipient, lang, addressed }: RequestedLetter,
  data: FormData,
): Promise<Response> {
  const { to, cc } = addressed
  const letter = toReadyLetter(readField(data, 'subject'), readField(data, 'text'))
  if (to.length === 0 || !letter) return redirect(letterPath(lang, campaign.slug, recipient.id), 303)
  return new Response(new Uint8Array(await buildEml(letter, to, cc)), {
    headers: {
      'Content-Type': 'message/rfc822',
      'Content-Disposition': `attachment; filename="letter-${recipient.id}.eml"`,
      'Cache-Control': 'no-store',
    },
  })
}
