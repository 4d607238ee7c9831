import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { Refusal, type RefusalShown } from './refusal.tsx'

/** The page for whatever a loader or an action threw. */
export function RefusalBoundary() {
  return <Refusal {...showRefusal(useRouteError())} />
}

/** What is said about whatever was thrown. */
export function showRefusal(error: unknown): RefusalShown {
  if (isRouteErrorResponse(error) && isNotHere(error.data)) return error.data
  const status = isRouteErrorResponse(error) ? error.status : 500
  return { code: status === 404 ? 'not-found' : status < 500 ? 'bad-request' : 'failed', links: [] }
}

const isNotHere = (data: unknown): data is RefusalShown =>
  typeof data === 'object' && data !== null && 'code' in data && 'links' in data
