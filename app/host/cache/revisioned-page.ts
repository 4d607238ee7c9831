/** A page that may be kept, but is served only as long as its revision is current: in this process and in any other. */
export type RevisionedPage = {
  /** The query names it has; a request with any other goes past the page cache. */
  query: readonly string[]
  /** The current revision of what it shows, without spaces; read for every request. */
  revision(): Promise<string>
}

/** Finds the revisioned page at a path; undefined for a page that is none. */
export type FindRevisioned = (path: string) => RevisionedPage | undefined
