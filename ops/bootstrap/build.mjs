import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { generate } from './generate.mjs';
import { unlessUnchanged } from './stamp.mjs';

/** What a change of rebuilds, beside a room's own files. */
const SHARED = ['tsconfig.base.json', 'nx.json', 'package-lock.json', 'prisma/schema.prisma'];
const OWN = [
  'src',
  'public',
  'index.html',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'vite.config.ts',
];

/** The file by which a room shows that it was built. */
/** @type {Record<string, string>} */
const OUTPUT = {
  contracts: 'contracts/dist/index.js',
  sandbox: 'sandbox/dist/main.js',
  'ai-service': 'ai-service/dist/main.js',
  backend: 'backend/dist/main.js',
  web: 'web/dist/index.html',
  ops: 'ops/dist/launcher/main.js',
};

/**
 * Runs nx and shows each room as it is done, since a first build takes most of a minute.
 * @param {string} root
 * @param {string[]} rooms
 */
async function runNx(root, rooms) {
  const projects = rooms.map((room) => `@adwright/${room}`).join(',');
  const nx = join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');
  const child = spawn(process.execPath, [nx, 'run-many', '-t', 'build', '-p', projects, '--parallel=2'], {
    cwd: root,
    // The daemon would stay behind after Ctrl-C.
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  /** @type {string[]} */
  const output = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      output.push(line);
      const done = /^\s*✔\s+nx run @adwright\/([a-z-]+):build/.exec(line);
      if (done) process.stdout.write(`  ${done[1]}\n`);
    });
  }
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`The build failed:\n${output.join('\n')}`);
}

/**
 * Builds rooms through nx, which keeps what did not change; asks it only when some file did.
 * @param {string} root
 * @param {string[]} rooms
 */
export async function build(root, rooms) {
  if (rooms.includes('backend')) await generate(root);
  const inputs = [...SHARED, ...rooms.flatMap((room) => OWN.map((name) => `${room}/${name}`))];
  const step = {
    root,
    name: `build-${rooms.join('-')}`,
    inputs: inputs.map((path) => join(root, path)),
    outputs: rooms.map((room) => join(root, OUTPUT[room] ?? `${room}/dist`)),
  };
  await unlessUnchanged(step, () => {
    process.stdout.write(`· building ${rooms.join(', ')}\n`);
    return runNx(root, rooms);
  });
}

export const ALL_ROOMS = Object.keys(OUTPUT);
