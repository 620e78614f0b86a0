import { nodeProject } from '../ops/testing/vitest-project.js';

export default nodeProject('bench', { include: ['**/*.spec.ts'] });
