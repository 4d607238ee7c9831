import type { TestProject } from 'vitest/node'
import { launchBrowser } from './browser.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** where this run's Chromium takes connections */
    browser: string
  }
}

/** One Chromium for all test files of a run; each window has a profile of its own. */
export async function setup(project: TestProject) {
  const browser = await launchBrowser()
  project.provide('browser', browser.wsEndpoint())
  return () => browser.close()
}
