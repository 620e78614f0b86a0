import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.js';

const TOKEN = 't'.repeat(32);

describe('readConfig', () => {
  it('listens on loopback by default', () => {
    expect(readConfig({ SERVICE_TOKEN: TOKEN })).toMatchObject({ host: '127.0.0.1', port: 4020 });
  });

  it('takes the launcher’s port, and its own before that', () => {
    expect(readConfig({ SERVICE_TOKEN: TOKEN, AI_SERVICE_PORT: '4100' }).port).toBe(4100);
    expect(readConfig({ SERVICE_TOKEN: TOKEN, AI_SERVICE_PORT: '4100', AI_PORT: '4200' }).port).toBe(4200);
  });

  it('names every fault at once and never a value', () => {
    try {
      readConfig({ SERVICE_TOKEN: 'hunter2', AI_PORT: '70000', LOG_LEVEL: 'loud', AI_JUDGE_THREADS: '' });
      expect.unreachable('the environment was accepted');
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      expect(error.faults.map((fault) => fault.split(':')[0]).sort()).toEqual([
        'AI_PORT',
        'LOG_LEVEL',
        'SERVICE_TOKEN',
      ]);
      expect(error.message).not.toContain('hunter2');
    }
  });
});
