/** A page that is cached only as long as its revision is current, in this process and in any other. */
interface RevisionedPage {
  /** Its query names; a request with any other bypasses the page cache. */
  query: readonly string[]
  /** The current revision of its content, without spaces; read for every request. */
  revision(): Promise<string>
}

/** Finds the revisioned page at a path; undefined for any other page. */
export type FindRevisioned = (path: string) => RevisionedPage | undefined
