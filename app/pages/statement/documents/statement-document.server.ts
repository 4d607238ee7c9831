import { redirect } from '@remix-run/node'
import type { Context } from '#app/context.ts'
import { buildStatementDocument, type DocumentFormat } from '#app/documents/statement-document.server.ts'
import {
  requireStatement,
  requireVersion,
  type StatementParams,
} from '#app/pages/statement/require-statement.server.ts'
import { statementPath } from '#app/paths.ts'

/**
 * Answers with an open letter as a file. The route has no page, so that an unknown statement or version redirects to one that has.
 * Throws a TypesetError.
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
        // A name that is withdrawn later must not stay in the copy of a proxy.
        'Cache-Control': 'no-store',
      },
    })
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown
    return redirect(statementPath(params.lang ?? '', params.slug ?? '') + search, 303)
  }
}
