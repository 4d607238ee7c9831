import type { Reporter, TestModule } from 'vitest/node'

/**
 * Prints how to repeat the run's random choices, and the closing line that CI reads: `N passed, N failed`. A file that
 * could not be loaded counts as failed.
 */
export class ClosingLine implements Reporter {
  private readonly seed: number

  constructor(seed: number) {
    this.seed = seed
  }

  onTestRunEnd(modules: ReadonlyArray<TestModule>) {
    let passed = 0
    let failed = 0
    let skipped = 0
    for (const module of modules) {
      failed += module.errors().length
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed') passed++
        else if (state === 'failed') failed++
        else skipped++
      }
    }
    console.log(`\nRandom choices came from FC_SEED=${this.seed}`)
    console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  }
}
