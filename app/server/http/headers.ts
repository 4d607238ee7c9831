export type Headers = Readonly<Record<string, string | string[]>>

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

// Left open because pages use them: clipboard-write and web-share.
const CLOSED = [
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
    'content-security-policy': CSP,
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'permissions-policy': CLOSED.map((feature) => `${feature}=()`).join(', '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(baseUrl.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
}
