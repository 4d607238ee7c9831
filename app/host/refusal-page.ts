import type { BufferedResponse } from './response/response.ts'

/** Statuses of responses made outside Remix. */
export type RefusalCode = 400 | 403 | 404 | 413 | 415 | 429 | 500

/**
 * The texts of a refusal page in one language, as plain text. `back` is the label of a link to the start
 * page.
 */
export interface RefusalWords {
  lang: string
  dir: 'ltr' | 'rtl'
  title(code: RefusalCode): string
  text(code: RefusalCode): string
  back: string
}

export interface RefusalExtras {
  stylesheetUrl?: string | null
  /** The id of this failure in the log, for a visitor who contacts us. */
  id?: string
  retryAfterSeconds?: number
}

/** Builds a small HTML document for a refusal: no script or style of its own, all text escaped. */
export function refusalPage(
  code: RefusalCode,
  words: RefusalWords,
  extras: RefusalExtras = {},
): BufferedResponse {
  const { stylesheetUrl, id, retryAfterSeconds } = extras
  const title = escapeHtml(words.title(code))
  const html = [
    '<!doctype html>',
    `<html lang="${escapeHtml(words.lang)}" dir="${words.dir}">`,
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta name="robots" content="noindex"><title>${title}</title>`,
    stylesheetUrl ? `<link rel="stylesheet" href="${escapeHtml(stylesheetUrl)}">` : '',
    `</head><body><main><h1>${title}</h1><p>${escapeHtml(words.text(code))}</p>`,
    id === undefined ? '' : `<p><code>${escapeHtml(id)}</code></p>`,
    `<p><a href="/">${escapeHtml(words.back)}</a></p></main></body></html>`,
  ]
  return {
    status: code,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': words.lang,
      'cache-control': 'no-store',
      vary: 'Accept-Language',
      ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
    },
    body: Buffer.from(html.join('')),
  }
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
