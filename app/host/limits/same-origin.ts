type OriginHeaders = Readonly<{
  'sec-fetch-site'?: string | string[] | undefined
  origin?: string | undefined
}>

/**
 * Whether a request that changes something comes from our own page: Sec-Fetch-Site decides where the browser
 * sends it (it does on https and on localhost), else Origin must be the origin of `baseUrl`. Neither present
 * means no. https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
export function isSameOrigin(headers: OriginHeaders, baseUrl: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  return headers.origin === baseUrl
}
