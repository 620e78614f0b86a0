import { filesAdapter } from '../../modules/files/files.adapter.js';
import { adapterContract } from './adapter-contract.js';
import { makeFakePlatform } from './fake-adapter.js';

// A source of uploaded files has no port to ask; what counts is that it claims nothing.
adapterContract('the file source', async () => ({
  adapter: filesAdapter,
  access: makeFakePlatform({ platform: 'files' }).access,
  range: { from: '2026-11-01', to: '2026-11-10' },
  close: async () => undefined,
}));
