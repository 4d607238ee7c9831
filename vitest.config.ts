import { availableParallelism } from 'node:os'
import { defineConfig, type TestProjectConfiguration } from 'vitest/config'
import { ClosingLine } from './tests/reporter.ts'

// One for the whole run, so that a failure can be repeated with what the run prints.
// eslint-disable-next-line no-restricted-syntax -- a setting of who tests, not of the program
const given = process.env.FC_SEED
const seed = given === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(given)

const usesPostgres = './tests/postgres.setup.ts'
const usesBuild = './tests/build.setup.ts'

/** React as an operator has it: its development build takes three times as long for a page. */
const asOperated = { NODE_ENV: 'production' }

/**
 * One project for each kind of test. The modules of the program are loaded once per worker and shared by its test
 * files, so a test may not leave anything behind in them.
 */
const project = (
  name: string,
  include: string[],
  {
    exclude = [],
    globalSetup = [],
    env = {},
  }: { exclude?: string[]; globalSetup?: string[]; env?: Record<string, string> } = {},
): TestProjectConfiguration => ({
  esbuild: { jsx: 'automatic' },
  test: {
    name,
    include,
    exclude: ['**/node_modules/**', ...exclude],
    globalSetup,
    isolate: false,
    pool: 'forks',
    // Only a test that hangs takes as long, also where the machine has other work.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    provide: { seed },
    setupFiles: ['./tests/random.setup.ts'],
    // A test that expects nothing has guarded nothing.
    expect: { requireAssertions: true },
    env,
    unstubEnvs: true,
    restoreMocks: true,
  },
})

const touchesTheWorld = ['app/**/*.server.test.ts', 'app/cli/**/*.test.ts']

export default defineConfig({
  test: {
    reporters: ['default', new ClosingLine(seed)],
    // One more than there are processors, since most tests wait for servers, browsers and children.
    maxWorkers: availableParallelism() + 1,
    passWithNoTests: false,
    projects: [
      project('unit', ['app/**/*.test.{ts,tsx}'], { exclude: touchesTheWorld }),
      project('server', touchesTheWorld, { globalSetup: [usesPostgres] }),
      project('db', ['db/**/*.test.ts'], { globalSetup: [usesPostgres] }),
      project('content', ['tests/{architecture,content}/**/*.test.{ts,tsx}']),
      project('flow', ['tests/{flow,routes}/**/*.test.ts'], {
        globalSetup: [usesPostgres, usesBuild],
        env: asOperated,
      }),
      project('e2e', ['tests/e2e/**/*.test.ts'], { globalSetup: [usesBuild], env: asOperated }),
    ],
  },
})
