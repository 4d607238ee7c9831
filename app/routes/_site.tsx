import { Outlet } from '@remix-run/react'

/**
 * Around every page, so that a refusal is shown by a route below the root: only then does the root's loader, which
 * knows the language, run beside a failed action.
 */
export default function Site() {
  return <Outlet />
}

export { RefusalBoundary as ErrorBoundary } from '../components/refusal-boundary.tsx'
