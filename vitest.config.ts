import { defineConfig } from 'vitest/config'

export default defineConfig({
  esbuild: { jsx: 'automatic' },
  test: {
    include: ['app/**/*.test.{ts,tsx}', 'db/**/*.test.ts', 'tests/**/*.test.{ts,tsx}'],
    reporters: ['default', './tests/reporter.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
})
