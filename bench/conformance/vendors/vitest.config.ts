import { defineConfig } from 'vitest/config';

/** Run from the repository's root: `npx vitest run -c bench/conformance/vendors/vitest.config.ts`. */
export default defineConfig({
  resolve: { conditions: ['adwright-source', 'node'] },
  ssr: { resolve: { conditions: ['adwright-source', 'node'] } },
  test: {
    name: 'conformance-vendors',
    root: import.meta.dirname,
    include: ['*.conformance.ts'],
    environment: 'node',
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
