import { signatoryKinds } from '#app/statement/signatory.ts'
import type { Statement } from '#app/statement/statement.ts'
import type { SignatoryStore } from '#app/signature/signatories/signatory-store.server.ts'
import type { Typesetter } from './typesetter/typesetter.server.ts'
import type { StatementSheet } from './statement-sheet.ts'
import { createDocumentCache, type DocumentCache } from './document-cache.server.ts'
import { composeStatementSheet, type StatementSheetContext } from './compose-statement-sheet.server.ts'
import { formatPlainText } from './plain-text/plain-text.ts'

export type DocumentFormat = 'pdf' | 'docx' | 'txt'

/** Makes and caches documents of statements. */
export interface Documents {
  cache: DocumentCache
  /** not the one for letters: a list of thousands must not hold up a letter */
  typesetter: Typesetter
}

export const createDocuments = (typesetter: Typesetter): Documents => ({
  cache: createDocumentCache(),
  typesetter,
})

interface StatementDocumentContext extends StatementSheetContext {
  documents: Documents
  signatories: SignatoryStore
}

interface DocumentRequest {
  /** one that the statement has */
  version: number
  /** one that the statement has */
  lang: string
  format: DocumentFormat
}

interface StatementDocument {
  bytes: Uint8Array
  type: string
  filename: string
}

const mediaTypes: Readonly<Record<DocumentFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  txt: 'text/plain; charset=utf-8',
}

// Ten thousand names take about two seconds on an idle core; the typesetter gives up after thirty.
const maxTypesetNames = 20_000

/** Builds the statement with its current signatories as a file. Throws a TypesetError. */
export async function buildStatementDocument(
  app: StatementDocumentContext,
  statement: Statement,
  { version, lang, format }: DocumentRequest,
): Promise<StatementDocument> {
  const { cache, typesetter } = app.documents
  const { slug, order } = statement
  const signatories = await app.signatories.of(slug, ...signatoryKinds.map((kind) => ({ kind, order, lang })))
  const maxNames = format === 'txt' ? Infinity : maxTypesetNames
  const render = () =>
    renderSheet(
      typesetter,
      composeStatementSheet(app, statement, signatories, { version, lang, maxNames }),
      format,
    )
  return {
    bytes: await cache.get(slug, signatories.revision, `${version} ${lang} ${format}`, render),
    type: mediaTypes[format],
    filename: `${slug}-${version}-${lang}.${format}`,
  }
}

async function renderSheet(
  typesetter: Typesetter,
  sheet: StatementSheet,
  format: DocumentFormat,
): Promise<Uint8Array> {
  switch (format) {
    case 'pdf':
      return typesetter.typesetStatement(sheet)
    case 'docx':
      return typesetter.buildDocx(sheet)
    case 'txt':
      return new TextEncoder().encode(formatPlainText(sheet))
  }
}
