import { readConfig } from './config/env.js';
import { startSandbox } from './server.js';

const sandbox = await startSandbox(readConfig());
console.log(JSON.stringify({ level: 'info', msg: 'sandbox listening', url: sandbox.url }));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void sandbox.close().then(() => process.exit(0));
  });
}
