import { nodeProject } from '../ops/testing/vitest-project.js';

export default nodeProject('backend', { decorators: true, isolate: false });
