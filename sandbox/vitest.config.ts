import { nodeProject } from '../ops/testing/vitest-project.js';

export default nodeProject('sandbox', { isolate: false });
