import type { Context } from './context.ts'
import type { LoadContext } from './host/load-context.ts'

declare module '@remix-run/node' {
  // What the host hands to every loader and action.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- merging needs an interface
  interface AppLoadContext extends LoadContext<Context> {}
}
