/** The device, as far as the browser reveals it. */
export interface Device {
  system: 'android' | 'ios' | 'windows' | 'macos' | 'linux' | 'unknown'
}

export const unknownDevice: Device = { system: 'unknown' }

// Android calls itself Linux too, and an iPhone "like Mac OS X": the narrower names come first. An iPad that requests desktop pages looks like a Mac.
const systems: readonly [RegExp, Device['system']][] = [
  [/\bAndroid\b/, 'android'],
  [/\b(?:iPhone|iPad|iPod)\b/, 'ios'],
  [/\bWindows NT\b/, 'windows'],
  [/\bMacintosh\b/, 'macos'],
  [/\b(?:Linux|CrOS|X11)\b/, 'linux'],
]

/** Detects the operating system from a User-Agent header; nothing else is read from it. */
export const detectDevice = (userAgent: string | undefined): Device => ({
  system: systems.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1] ?? 'unknown',
})

export const isPhone = ({ system }: Device): boolean => system === 'android' || system === 'ios'
