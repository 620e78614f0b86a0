import { defineConfig } from 'vitest/config';

/** Run from the repository's root: `npx vitest run -c bench/conformance/files/vitest.config.ts`. */
export default defineConfig({
  resolve: { conditions: ['adwright-source', 'node'] },
  ssr: { resolve: { conditions: ['adwright-source', 'node'] } },
  test: {
    name: 'conformance-files',
    root: import.meta.dirname,
    include: ['*.conformance.ts'],
    environment: 'node',
    testTimeout: 120_000,
  },
});
