export type Headers = Readonly<Record<string, string | string[]>>

/** Nothing from elsewhere, and no frame around it but those of `sites` (origins). */
export const contentPolicy = (sites: readonly string[] = []): string =>
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  `form-action 'self'; frame-ancestors ${sites.length === 0 ? "'none'" : sites.join(' ')}; base-uri 'none'`

// Left open because pages use them: clipboard-write and web-share.
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
 * The headers every answer carries, in lower case. A route overrules one by setting it itself: the desk its content
 * security policy (nonce), an embed its frame-ancestors.
 * Referrer-Policy is same-origin, since with no-referrer Chromium sends `Origin: null` and every form would fail.
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
