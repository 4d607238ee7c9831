import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { Refusal, type RefusalView } from './refusal.tsx'

/** The page for anything that a loader or an action throws. */
export function RefusalBoundary() {
  return <Refusal {...toRefusalView(useRouteError())} />
}

/** The refusal for anything thrown; an unknown error has the code `failed`. */
export function toRefusalView(error: unknown): RefusalView {
  if (isRouteErrorResponse(error) && isUnavailablePage(error.data)) return error.data
  const status = isRouteErrorResponse(error) ? error.status : 500
  return { code: status === 404 ? 'not-found' : status < 500 ? 'bad-request' : 'failed', links: [] }
}

const isUnavailablePage = (data: unknown): data is RefusalView =>
  typeof data === 'object' && data !== null && 'code' in data && 'links' in data
