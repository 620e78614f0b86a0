import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: ['contracts', 'sandbox', 'backend', 'ai-service', 'web', 'ops', 'bench'],
    // Many files start a database and a Redis: more of them at once only slow each other down.
    maxWorkers: 2,
    passWithNoTests: false,
    reporters: ['default', './ops/testing/count-reporter.ts'],
  },
});
