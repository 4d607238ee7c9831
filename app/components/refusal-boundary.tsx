import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { Refusal, type RefusalShown } from './refusal.tsx'

/** The page for whatever a loader or an action threw. */
export function RefusalBoundary() {
  const error = useRouteError()
  if (isRouteErrorResponse(error) && isNotHere(error.data)) return <Refusal {...error.data} />
  const status = isRouteErrorResponse(error) ? error.status : 500
  return <Refusal code={status === 404 ? 'not-found' : status < 500 ? 'bad-request' : 'failed'} links={[]} />
}

const isNotHere = (data: unknown): data is RefusalShown =>
  typeof data === 'object' && data !== null && 'code' in data && 'links' in data
