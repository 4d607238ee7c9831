import { defineConfig } from 'vitest/config'

export default defineConfig({
  esbuild: { jsx: 'automatic' },
  test: {
    include: ['app/**/*.test.{ts,tsx}', 'db/**/*.test.ts', 'tests/**/*.test.{ts,tsx}'],
    globalSetup: './db/testing/real-server.setup.ts',
    reporters: ['default', './tests/reporter.ts'],
    // Its own number on two processors is one, and most tests wait for servers, browsers and children.
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
})
