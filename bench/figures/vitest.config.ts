import { nodeProject } from '../../ops/testing/vitest-project.js';

/** Run with `npm run bench`: figures are measured one after the other, in a process of their own each. */
export default {
  ...nodeProject('figures', { decorators: true, include: ['figures/*.figure.ts'] }),
};
