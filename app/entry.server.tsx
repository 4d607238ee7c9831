import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { errorFields } from './log/log.ts'

/** Renders whole documents, not streams: the host compresses and caches them. */
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

/** Logs errors by kind and place; a thrown Response is an answer, not an error. */
export function handleError(error: unknown, { context }: { context: Partial<AppLoadContext> }) {
  if (error instanceof Error) context.app?.log.error('page-failed', errorFields(error))
}
