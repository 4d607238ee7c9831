/** A page that may be kept, but served only while what it shows stands as it did: in this process and in any other. */
export type DatedPage = {
  /** The query names it has; a request with any other goes past the page cache. */
  query: readonly string[]
  /** What its state is called now, without blanks; asked for every request. */
  state(): Promise<string>
}

/** By path. Undefined for a page that is not of this kind. */
export type FindDated = (path: string) => DatedPage | undefined
