// Run after `npm install` when a guard says that package-lock.json misses optional packages: node ops/complete-lock.mjs
import { fileURLToPath } from 'node:url';
import { completeLockFile } from './bootstrap/lock-file.mjs';

const names = completeLockFile(fileURLToPath(new URL('../package-lock.json', import.meta.url)));
process.stdout.write(names.length === 0 ? 'Nothing is missing.\n' : `Added ${names.join(', ')}\n`);
