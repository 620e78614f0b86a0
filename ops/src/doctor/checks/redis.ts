import { redisFault } from '../../redis/ping.js';
import { findExecutable } from '../../system/executables.js';
import { type Check, fault, ok } from '../check.js';

export const redis: Check = {
  name: 'Redis',
  run: async ({ settings }) => {
    if (settings.redisUrl) {
      const reason = await redisFault(settings.redisUrl, 5_000);
      const host = new URL(settings.redisUrl).host;
      if (reason === undefined) return ok(`${host} answers`);
      return fault(`REDIS_URL (${host}): ${reason}`, 'Start that Redis, or correct REDIS_URL');
    }
    const program = findExecutable('redis-server', 'valkey-server');
    if (program) return ok(program);
    return fault(
      'none found',
      'Install redis-server or valkey (npm start does it by apt-get when run as root), or set REDIS_URL',
    );
  },
};
