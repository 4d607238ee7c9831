import { defineConfig, type TestProjectConfiguration } from 'vitest/config'

const usesPostgres = './db/dialects/real-server.setup.ts'
const usesBuild = './tests/build.setup.ts'
const usesBrowser = './tests/e2e/browser.setup.ts'

/**
 * One project for each kind of test. The modules of the program are loaded once per worker and shared by its test
 * files, so a test may not leave anything behind in them.
 */
const project = (
  name: string,
  include: string[],
  { exclude = [], globalSetup = [] }: { exclude?: string[]; globalSetup?: string[] } = {},
): TestProjectConfiguration => ({
  esbuild: { jsx: 'automatic' },
  test: {
    name,
    include,
    exclude: ['**/node_modules/**', ...exclude],
    globalSetup,
    isolate: false,
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 120_000,
    unstubEnvs: true,
    restoreMocks: true,
  },
})

const touchesTheWorld = ['app/**/*.server.test.ts', 'app/cli/**/*.test.ts']

export default defineConfig({
  test: {
    reporters: ['default', './tests/reporter.ts'],
    // Its own number on two processors is one, and most tests wait for servers, browsers and children.
    maxWorkers: '100%',
    passWithNoTests: false,
    projects: [
      project('unit', ['app/**/*.test.{ts,tsx}'], { exclude: touchesTheWorld }),
      project('server', touchesTheWorld, { globalSetup: [usesPostgres] }),
      project('db', ['db/**/*.test.ts'], { globalSetup: [usesPostgres] }),
      project('content', ['tests/{architecture,content}/**/*.test.{ts,tsx}']),
      project('flow', ['tests/{flow,routes}/**/*.test.ts'], { globalSetup: [usesPostgres, usesBuild] }),
      project('e2e', ['tests/e2e/**/*.test.ts'], { globalSetup: [usesBuild, usesBrowser] }),
    ],
  },
})
