import { redirect } from '@remix-run/node'
import type { Context } from '#app/context.ts'
import { buildStatementDocument, type DocumentFormat } from '#app/documents/statement-document.server.ts'
import {
  requireStatement,
  requireVersion,
  type StatementParams,
} from '#app/pages/statement/require-statement.server.ts'

/**
 * A statement as a file. There is no page here; whoever asks for a statement or a version that is not here is sent to
 * one that says so. Throws a TypesetError.
 */
export async function handleDocument(
  app: Context,
  params: StatementParams,
  request: Request,
  format: DocumentFormat,
): Promise<Response> {
  const { search, searchParams } = new URL(request.url)
  try {
    const { statement, lang } = requireStatement(app, params)
    const version = requireVersion(statement, lang, searchParams.get('version'))
    const { bytes, type, filename } = await buildStatementDocument(app, statement, { version, lang, format })
    return new Response(new Uint8Array(bytes), {
      headers: {
        'Content-Type': type,
        'Content-Disposition': `${format === 'docx' ? 'attachment' : 'inline'}; filename="${filename}"`,
        // A name that is taken back is in no copy that somebody else keeps for us.
        'Cache-Control': 'no-store',
      },
    })
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown
    const [lang, slug] = [params.lang ?? '', params.slug ?? ''].map(encodeURIComponent)
    return redirect(`/${lang}/campaigns/${slug}/statement${search}`, 303)
  }
}
