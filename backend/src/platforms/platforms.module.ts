import { Global, Module } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { REDIS } from '../common/redis.js';
import { CALL_GATE } from './call-gate.js';
import { CallMemory } from './call-memory.js';
import { RedisCallGate } from './redis-call-gate.js';
import { PlatformRegistry } from './registry.js';

@Global()
@Module({
  providers: [
    PlatformRegistry,
    { provide: CALL_GATE, inject: [REDIS], useFactory: (redis: Redis) => new RedisCallGate(redis) },
    { provide: CallMemory, inject: [REDIS], useFactory: (redis: Redis) => new CallMemory(redis) },
  ],
  exports: [PlatformRegistry, CALL_GATE, CallMemory],
})
export class PlatformsModule {}
