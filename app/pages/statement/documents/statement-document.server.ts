import { redirect } from '@remix-run/node'
import type { Context } from '#app/context.ts'
import { buildDocument, type DocumentFormat } from '#app/documents/document.server.ts'
import {
  requireStatement,
  requireVersion,
  type StatementParams,
} from '#app/pages/statement/require-statement.server.ts'
import { statementPath } from '#app/paths.ts'

/**
 * A statement as a file. There is no page here; whoever asks for a statement or a version that is not here is sent to
 * one that says so. Throws a PressTrouble.
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
    const { bytes, type, filename } = await buildDocument(app, statement, { version, lang, format })
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
    return redirect(statementPath(params.lang ?? '', params.slug ?? '') + search, 303)
  }
}
