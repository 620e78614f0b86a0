import { nodeProject } from '../ops/testing/vitest-project.js';

export default nodeProject('ai-service', { decorators: true, isolate: false });
