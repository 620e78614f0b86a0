import { Module } from '@nestjs/common';
import { ThrottlerStorage } from '@nestjs/throttler';
import { AccessTokens } from '../auth/access-tokens.js';
import { RedisThrottlerStorage } from './redis-throttler-storage.js';
import { ThrottleGuard } from './throttle.guard.js';

/** Limits per address and person. The guard is put in front of all routes by AuthModule, before the access guard. */
@Module({
  // AccessTokens holds nothing but the key, so a second instance does no harm and spares a cycle of modules.
  providers: [AccessTokens, { provide: ThrottlerStorage, useClass: RedisThrottlerStorage }, ThrottleGuard],
  exports: [ThrottleGuard],
})
export class ThrottleModule {}
