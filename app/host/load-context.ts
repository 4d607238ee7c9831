/** The context that every loader and action gets with the request. */
export interface LoadContext<App> {
  app: App
  /**
   * True when this network sends too many POST requests: the page answers 429 and gives back what was typed.
   */
  limited: boolean
  /**
   * Uses up one of the emails that this network may request in an hour; false when none is left. Call it
   * whatever the email address is, or the response would reveal what is known about it. Always false for a
   * GET.
   */
  takeMail(): Promise<boolean>
  /** True when the visitor uses this very computer; never for a page that is cached. */
  isLocal: boolean
  /** URL of the script of the custom elements, or null when it was not built. */
  enhanceUrl: string | null
}

export type HandleRequest<App> = (request: Request, context: LoadContext<App>) => Promise<Response>
