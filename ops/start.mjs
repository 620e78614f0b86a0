// The one entry of the repository's commands. It needs nothing installed: it installs and builds what the command
// needs, then hands over to the compiled program in ops/dist.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ALL_ROOMS, build } from './bootstrap/build.mjs';
import { generate } from './bootstrap/generate.mjs';
import { install, reasonToInstall } from './bootstrap/install.mjs';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/**
 * Which rooms a command needs built, and the program it runs.
 * @type {Record<string, { rooms: string[], program?: string }>}
 */
const COMMANDS = {
  start: { rooms: ALL_ROOMS, program: 'launcher/start.js' },
  dev: { rooms: ALL_ROOMS.filter((room) => room !== 'web'), program: 'launcher/dev.js' },
  build: { rooms: ALL_ROOMS },
  migrate: { rooms: ['ops'], program: 'migrate/main.js' },
  doctor: { rooms: ['ops'], program: 'doctor/main.js' },
  backup: { rooms: ['ops'], program: 'backup/backup-main.js' },
  restore: { rooms: ['ops'], program: 'backup/restore-main.js' },
  'user:reset': { rooms: ['ops'], program: 'people/user-reset-main.js' },
  'keys:rotate': { rooms: ['ops'], program: 'keys/rotate-main.js' },
  'start:real': { rooms: ['ops'], program: 'people/start-real-main.js' },
  generate: { rooms: [] },
};

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(
    `Adwright needs Node 20.19 or newer; this is ${process.versions.node}. See https://nodejs.org`,
  );
}

/** @param {string} name */
async function run(name) {
  const command = COMMANDS[name];
  if (!command) throw new Error(`Unknown command "${name}". Known: ${Object.keys(COMMANDS).join(', ')}`);
  requireNode();
  const envFile = join(ROOT, '.env');
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  const why = reasonToInstall(ROOT);
  if (why) install(ROOT, why);
  if (name === 'generate') await generate(ROOT);
  if (command.rooms.length > 0) await build(ROOT, command.rooms);
  // The program reads its own arguments from where any program finds them.
  process.argv.splice(2, 1);
  if (command.program) await import(pathToFileURL(join(ROOT, 'ops', 'dist', command.program)).href);
}

run(process.argv[2] ?? 'start').catch((error) => {
  process.stderr.write(`✗ ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
