import { join } from 'node:path';
import { answersAt, type Service } from './service.js';
import { commonEnvironment, type Plan } from './services.js';

const WATCHED = ['contracts', 'sandbox', 'ai-service', 'backend'];
const VITE_PORT = 5173;

/** What `npm run dev` adds: a compiler that watches each room, and the web client's development server. */
export function devServices(plan: Plan): Service[] {
  const { root } = plan.settings;
  const env = commonEnvironment(plan);
  const bin = (...path: string[]) => join(root, 'node_modules', ...path);
  const compilers = WATCHED.map(
    (room): Service => ({
      name: `tsc-${room}`,
      command: [
        process.execPath,
        bin('typescript', 'bin', 'tsc'),
        '-p',
        join(root, room, 'tsconfig.build.json'),
        '--watch',
        '--preserveWatchOutput',
      ],
      env,
      at: `${room}/src`,
      ready: async () => true,
      readyTimeoutMs: 1_000,
      graceMs: 2_000,
    }),
  );
  const web: Service = {
    name: 'web',
    command: [
      process.execPath,
      bin('vite', 'bin', 'vite.js'),
      join(root, 'web'),
      '--config',
      join(root, 'web', 'vite.config.ts'),
      '--port',
      `${VITE_PORT}`,
      '--strictPort',
    ],
    env,
    at: `http://localhost:${VITE_PORT}`,
    ready: answersAt(`http://localhost:${VITE_PORT}/`),
    readyTimeoutMs: 60_000,
    graceMs: 2_000,
  };
  return [...compilers, web];
}
