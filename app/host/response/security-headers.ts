export type Headers = Readonly<Record<string, string | string[]>>

/**
 * The Content-Security-Policy header: nothing from elsewhere, and no frame around it except by `sites`
 * (origins).
 */
export const contentPolicy = (sites: readonly string[] = []): string =>
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  `form-action 'self'; frame-ancestors ${sites.length === 0 ? "'none'" : sites.join(' ')}; base-uri 'none'`

// clipboard-write and web-share are missing because pages use them.
const closedFeatures = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
]

/**
 * The headers of every response, in lower case. A route overrides one by setting it itself, as an embed does
 * with its frame-ancestors. Referrer-Policy is same-origin, since with no-referrer Chromium sends `Origin:
 * null` and every form would fail.
 */
export function securityHeaders(baseUrl: string): Headers {
  return {
    'content-security-policy': contentPolicy(),
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'permissions-policy': closedFeatures.map((feature) => `${feature}=()`).join(', '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(baseUrl.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
}
