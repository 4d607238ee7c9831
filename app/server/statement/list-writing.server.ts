import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { writeSignatories, type SignatoryRow } from '../../domain/statement/signatories-csv.ts'
import { replaceFile } from '../replace-file.server.ts'
import { signatoriesFile } from './signatories-file.server.ts'

/** Whether the folder has a statement, or is there to get one. */
export const hasStatementFolder = (campaignsDir: string, slug: string): boolean =>
  existsSync(dirname(dirname(signatoriesFile(campaignsDir, slug))))

/** Puts the list in the place of the one that was there, whole or not at all. Gives the file's path. */
export function recordSignatories(campaignsDir: string, slug: string, rows: readonly SignatoryRow[]): string {
  const path = signatoriesFile(campaignsDir, slug)
  mkdirSync(dirname(path), { recursive: true })
  replaceFile(path, writeSignatories(rows))
  // It holds nothing that is not public, and the site may run as somebody else.
  chmodSync(path, 0o644)
  return path
}
