import type { MetaFunction } from '@remix-run/node'
import { Outlet } from '@remix-run/react'
import { pageTitle } from '#app/ui/page-meta.ts'
import { toRefusalView } from '#app/ui/refusal-boundary.tsx'

/** The title of a refusal; every page has its own. */
export const meta: MetaFunction = ({ matches, error }) =>
  error === undefined ? [] : pageTitle(matches, (t) => t(`refusals.${toRefusalView(error).code}.title`))

/**
 * A route around every page, so that a refusal is shown by a route below the root: only then does the root's loader, which
 * knows the language, run beside a failed action.
 */
export default function Site() {
  return <Outlet />
}

export { RefusalBoundary as ErrorBoundary } from '#app/ui/refusal-boundary.tsx'
