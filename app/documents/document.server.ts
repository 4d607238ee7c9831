import { signatoryKinds } from '#app/statement/signatory.ts'
import type { Statement } from '#app/statement/statement.ts'
import type { Context } from '#app/context.ts'
import type { Typesetter } from './typst/typesetter.server.ts'
import type { StatementSheet } from './typst/statement-sheet.server.ts'
import { createDocumentCache, type DocumentCache } from './document-cache.server.ts'
import { composeStatementSheet } from './compose-sheet.server.ts'
import { formatPlainText } from './plain/plain-text.server.ts'

export const documentFormats = ['pdf', 'docx', 'txt'] as const
export type DocumentFormat = (typeof documentFormats)[number]

/** What makes documents of statements and keeps them. */
export interface Documents {
  cache: DocumentCache
  /** a press of its own: a list of thousands must not hold up a letter */
  typesetter: Typesetter
}

export const createDocuments = (press: Typesetter): Documents => ({
  cache: createDocumentCache(),
  typesetter: press,
})

export interface DocumentRequest {
  /** one that the statement has */
  version: number
  /** one that the statement has */
  lang: string
  format: DocumentFormat
}

export interface StatementDocument {
  bytes: Uint8Array
  type: string
  filename: string
}

const types: Readonly<Record<DocumentFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  txt: 'text/plain; charset=utf-8',
}

// Ten thousand names take some two seconds on an idle core; the press gives up after thirty.
const maxTypesetNames = 20_000

/** The statement with its signatories as they are now, ready to hand in. Throws a PressTrouble. */
export async function buildDocument(
  app: Pick<Context, 'documents' | 'signatories' | 'locales' | 'reference' | 'now'>,
  statement: Statement,
  asked: DocumentRequest,
): Promise<StatementDocument> {
  const { version, lang, format } = asked
  const { cache, typesetter } = app.documents
  const { order } = statement
  const roll = await app.signatories.of(
    statement.slug,
    ...signatoryKinds.map((kind) => ({ kind, order, lang })),
  )
  const mostNames = format === 'txt' ? Infinity : maxTypesetNames
  const make = () =>
    renderDocument(
      typesetter,
      composeStatementSheet(app, statement, roll, { version, lang, maxNames: mostNames }),
      format,
    )
  return {
    bytes: await cache.get(statement.slug, roll.revision, `${version} ${lang} ${format}`, make),
    type: types[format],
    filename: `${statement.slug}-${version}-${lang}.${format}`,
  }
}

async function renderDocument(
  press: Typesetter,
  sheet: StatementSheet,
  format: DocumentFormat,
): Promise<Uint8Array> {
  switch (format) {
    case 'pdf':
      return press.typesetStatement(sheet)
    case 'docx':
      return press.buildDocx(sheet)
    case 'txt':
      return new TextEncoder().encode(formatPlainText(sheet))
  }
}
