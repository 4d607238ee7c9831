import { expect, test } from 'vitest'
import { isPhone, detectDevice } from './device.ts'

test.each([
  ['Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/124.0.0.0 Mobile Safari/537.36', 'android'],
  ['Mozilla/5.0 (Android 14; Mobile; rv:125.0) Gecko/125.0 Firefox/125.0', 'android'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 Version/17.4 Safari/604.1',
    'ios',
  ],
  ['Mozilla/5.0 (iPad; CPU OS 12_2 like Mac OS X) AppleWebKit/605.1.15 Version/12.1 Safari/604.1', 'ios'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:125.0) Gecko/20100101 Firefox/125.0', 'windows'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.4 Safari/605.1.15',
    'macos',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/124.0.0.0 Safari/537.36', 'linux'],
  ['Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 Chrome/124.0.0.0 Safari/537.36', 'linux'],
])('%s is %s', (userAgent, system) => expect(detectDevice(userAgent)).toEqual({ system }))

test.each([undefined, '', 'curl/8.5.0', 'x'.repeat(100_000)])(
  'who says nothing of the device is not guessed at',
  (userAgent) => expect(detectDevice(userAgent)).toEqual({ system: 'unknown' }),
)

test('only a device that says so is a phone', () => {
  expect((['android', 'ios'] as const).every((system) => isPhone({ system }))).toBe(true)
  expect((['windows', 'macos', 'linux', 'unknown'] as const).some((system) => isPhone({ system }))).toBe(
    false,
  )
})
