import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { isPortFree } from '../../system/ports.js';
import { type Check, fault, ok, warning } from '../check.js';

const MIN_FREE_BYTES = 1024 ** 3;

export const nodeVersion: Check = {
  name: 'Node',
  run: async () => {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
    if (major > 20 || (major === 20 && minor >= 19)) return ok(`version ${process.versions.node}`);
    return fault(
      `version ${process.versions.node} is too old`,
      'Install Node 20.19 or newer: https://nodejs.org',
    );
  },
};

export const dataFolder: Check = {
  name: 'Data folder',
  run: async ({ settings }) => {
    const { dataDir } = settings;
    const nearest = existsSync(dataDir) ? dataDir : dirname(dataDir);
    try {
      accessSync(nearest, constants.W_OK);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return fault(
        `${dataDir} cannot be written: ${reason}`,
        'Choose another folder with ADWRIGHT_DATA, or give this user the right to write there',
      );
    }
    const { bavail, bsize } = statfsSync(nearest);
    const free = `${((bavail * bsize) / 1024 ** 3).toFixed(1)} GB free`;
    if (bavail * bsize < MIN_FREE_BYTES)
      return warning(`${dataDir}: only ${free}`, 'Make room, or choose another disk with ADWRIGHT_DATA');
    return ok(`${dataDir} (${free})`);
  },
};

async function isAdwright(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/health/live`, {
      signal: AbortSignal.timeout(2_000),
    });
    return response.ok;
  } catch {
    // Whatever holds the port speaks no HTTP or not in time: it is not ours.
    return false;
  }
}

export const apiPort: Check = {
  name: 'Port',
  run: async ({ settings: { port } }) => {
    if (await isPortFree(port)) return ok(`${port} is free`);
    if (await isAdwright(port)) return ok(`${port}: Adwright is running`);
    return fault(
      `${port} is taken by another program`,
      `Stop it, or set PORT, e.g. PORT=${port + 1} npm start`,
    );
  },
};
