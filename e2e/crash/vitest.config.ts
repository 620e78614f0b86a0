import { nodeProject } from '../../ops/testing/vitest-project.js';

export default {
  ...nodeProject('crash', { include: ['e2e/crash/*.e2e.ts'] }),
  root: new URL('../../', import.meta.url).pathname,
};
