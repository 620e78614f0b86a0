import type { PlatformAdapter } from '../../platforms/adapter.js';

/** Exports as a platform: read-only, fed by uploads, so that it has neither accounts to reach nor anything to change. */
export const filesAdapter: PlatformAdapter = {
  platform: 'files',
  label: 'File import',
  capabilities: [],
  accounts: null,
  structure: null,
  reporting: null,
  mutations: null,
  lookbackDays: { daily: 0, weekly: 0 },
};
