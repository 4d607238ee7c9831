/** What every loader and action gets beside the request. */
export type LoadContext<App> = {
  app: App
  /** True when this network acts too often: the page answers 429 and gives back what was typed. */
  limited: boolean
  /**
   * Takes one of the emails that this network may ask for in an hour; false when there is none left. To be called
   * whatever the address, or the answer would tell what that address has done. Always false for a page that is only shown.
   */
  takeMail(): Promise<boolean>
  /** True when the visitor sits at this very computer; never when a page is made for everybody. */
  isLocal: boolean
  /** The script of the custom elements, or null when it was not built. */
  enhanceUrl: string | null
}

export type HandleRequest<App> = (request: Request, context: LoadContext<App>) => Promise<Response>
