import { signatoryKinds } from '../../domain/statement/signatory.ts'
import type { Statement } from '../../domain/statement/statement.ts'
import type { Context } from '../../context.ts'
import type { Press } from '../typeset/press.server.ts'
import type { StatementSheet } from '../typeset/statement-sheet.server.ts'
import { createDocumentCache, type DocumentCache } from './document-cache.server.ts'
import { showStatementSheet } from './document-sheet.server.ts'
import { writePlain } from './plain.server.ts'

export const documentFormats = ['pdf', 'docx', 'txt'] as const
export type DocumentFormat = (typeof documentFormats)[number]

/** What makes documents of statements and keeps them. */
export interface Documents {
  cache: DocumentCache
  /** a press of its own: a list of thousands must not hold up a letter */
  press: Press
}

export const createDocuments = (press: Press): Documents => ({ cache: createDocumentCache(), press })

export interface DocumentAsked {
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
const mostSet = 20_000

/** The statement with its signatories as they are now, ready to hand in. Throws a PressTrouble. */
export async function showDocument(
  app: Pick<Context, 'documents' | 'rolls' | 'locales' | 'reference' | 'now'>,
  statement: Statement,
  asked: DocumentAsked,
): Promise<StatementDocument> {
  const { version, lang, format } = asked
  const { cache, press } = app.documents
  const { order } = statement
  const roll = await app.rolls.of(statement.slug, ...signatoryKinds.map((kind) => ({ kind, order, lang })))
  const mostNames = format === 'txt' ? Infinity : mostSet
  const make = () =>
    writeDocument(press, showStatementSheet(app, statement, roll, { version, lang, mostNames }), format)
  return {
    bytes: await cache.get(statement.slug, roll.revision, `${version} ${lang} ${format}`, make),
    type: types[format],
    filename: `${statement.slug}-${version}-${lang}.${format}`,
  }
}

async function writeDocument(
  press: Press,
  sheet: StatementSheet,
  format: DocumentFormat,
): Promise<Uint8Array> {
  switch (format) {
    case 'pdf':
      return press.typesetStatement(sheet)
    case 'docx':
      return press.writeDocx(sheet)
    case 'txt':
      return new TextEncoder().encode(writePlain(sheet))
  }
}
