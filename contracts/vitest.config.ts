import { nodeProject } from '../ops/testing/vitest-project.js';

export default nodeProject('contracts', { isolate: false });
