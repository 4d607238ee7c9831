import type { EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'

/** Whole documents, never streams: the host compresses and keeps them. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
) {
  const html = renderToString(<RemixServer context={context} url={request.url} />)
  headers.set('Content-Type', 'text/html; charset=utf-8')
  return new Response(`<!DOCTYPE html>${html}`, { status, headers })
}

/** The accident is logged by the host, which knows how to keep visitors out of the log. */
export function handleError(
  error: unknown,
  { context }: { context: { deps?: { log: { error(event: string, fields?: object): void } } } },
) {
  const at = error instanceof Error ? error.name : typeof error
  context.deps?.log.error('page-failed', { kind: at })
}
