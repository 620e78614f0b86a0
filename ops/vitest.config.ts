import { nodeProject } from './testing/vitest-project.js';

export default nodeProject('ops', { include: ['{src,testing,guards,bootstrap}/**/*.spec.ts'] });
