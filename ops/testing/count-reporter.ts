import type { Reporter, TestModule } from 'vitest/node';

/** Ends the run with one plain line that scripts can read: `N passed, N failed`. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandled.length;
    for (const module of modules) {
      let inModule = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed += 1;
        if (state === 'failed') inModule += 1;
      }
      // A file that could not be loaded, or whose set-up threw, has no failed test of its own.
      failed += Math.max(inModule, module.state() === 'failed' ? 1 : 0);
    }
    // After the default reporter's summary, which is written in the same turn.
    setImmediate(() => process.stdout.write(`\n${passed} passed, ${failed} failed\n`));
  }
}
