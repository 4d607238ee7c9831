import { readRevision } from '#db/queries/signature/revision.ts'
import type { Context } from '#app/context.ts'
import type { FindRevisioned } from '#app/host/cache/revisioned-page.ts'

const pageQueries: Readonly<Record<string, readonly string[]>> = {
  statement: ['version', 'from'],
  'statement/signatories': ['kind', 'order', 'country', 'page'],
  'statement/changes': ['from', 'to'],
}

/**
 * Finds the pages that name signatories, each with its statement's revision: one look-up by key for every request. A withdrawn name
 * is on none of them from the next request on, whichever process withdrew it and whichever cached a page.
 */
export const findRevisionedPages =
  ({ statements, db }: Pick<Context, 'statements' | 'db'>): FindRevisioned =>
  (path) => {
    const { slug = '', page = '' } = address.exec(path)?.groups ?? {}
    const query = pageQueries[page]
    if (query === undefined || !statements.has(slug)) return undefined
    return { query, revision: async () => String(await readRevision(db, slug)) }
  }

const address = /^\/[a-z]{2,3}\/campaigns\/(?<slug>[^/]+)\/(?<page>statement(?:\/(?:signatories|changes))?)$/
