import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.js';

const environment = (over: Record<string, string> = {}) => ({
  DATABASE_URL: 'postgresql://localhost/adwright',
  REDIS_URL: 'redis://localhost',
  JWT_SECRET: 'j'.repeat(32),
  SERVICE_TOKEN: 's'.repeat(32),
  ENCRYPTION_KEYS: `first:${randomBytes(32).toString('base64')}`,
  ...over,
});

describe('the configuration', () => {
  it('hashes passwords with twelve rounds unless told otherwise, and with few in tests alone', () => {
    expect(readConfig(environment()).passwordRounds).toBe(12);
    expect(readConfig(environment({ PASSWORD_ROUNDS: '14' })).passwordRounds).toBe(14);
    expect(readConfig(environment({ PASSWORD_ROUNDS: '4', NODE_ENV: 'test' })).passwordRounds).toBe(4);
    for (const NODE_ENV of ['production', 'development']) {
      expect(() => readConfig(environment({ PASSWORD_ROUNDS: '9', NODE_ENV }))).toThrow(
        /PASSWORD_ROUNDS: at least 10/,
      );
    }
  });

  it('names every fault of the environment at once', () => {
    expect(() => readConfig({ ...environment({ PORT: 'x' }), JWT_SECRET: 'short' })).toThrow(ConfigError);
    expect(() => readConfig({ ...environment({ PORT: 'x' }), JWT_SECRET: 'short' })).toThrow(
      /PORT[\s\S]*JWT_SECRET|JWT_SECRET[\s\S]*PORT/,
    );
  });
});
